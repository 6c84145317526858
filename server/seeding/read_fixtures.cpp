#include "server/seeding/read_fixtures.hpp"

#include "server/documents/documents.hpp"
#include "server/documents/schema_check.hpp"
#include "server/security/digest.hpp"
#include "server/seeding/duplicates.hpp"
#include "server/seeding/read_records.hpp"
#include "server/seeding/read_timelines.hpp"
#include "server/seeding/shipped_schemas.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

// Makes fixtures of the documents of one load.
class FixtureReader {
 public:
  explicit FixtureReader(const Timelines& timelines) : timelines_{timelines} {}

  DocumentVisit visit() {
    return [this](const json& document, std::string_view text, MistakeList& mistakes) {
      take_document(document, text, mistakes);
    };
  }

  FixtureReading finish(std::vector<Mistake> mistakes) {
    if (!mistakes.empty()) fixtures_.clear();
    return {std::move(fixtures_), std::move(mistakes)};
  }

  void take_document(const json& document, std::string_view text, MistakeList& mistakes) {
    const Place root;
    if (is_timeline_document(document)) {
      return mistakes.add(root, "holds timelines; give it to --timelines");
    }
    check_schema(document, fixture_schema(), root, mistakes);
    auto fixture = read_records(document, timelines_, mistakes);
    fixture.digest = sha256_hex(text);
    duplicates_.look_at(document, fixture, mistakes);
    fixtures_.push_back(std::move(fixture));
  }

 private:
  const Timelines& timelines_;
  std::vector<Fixture> fixtures_;
  Duplicates duplicates_;
};

}  // namespace

FixtureReading read_fixtures(const std::vector<std::filesystem::path>& paths,
                             const Timelines& timelines) {
  FixtureReader reader{timelines};
  return reader.finish(visit_documents(paths, reader.visit(), EmptyDirectories::taken));
}

FixtureReading read_fixture_document(const json& document, const Timelines& timelines) {
  FixtureReader reader{timelines};
  MistakeList mistakes{"body"};
  reader.take_document(document, {}, mistakes);
  return reader.finish(std::move(mistakes.mistakes()));
}

FixtureReading read_fixture_text(const std::string& name, std::string_view text,
                                 const Timelines& timelines) {
  FixtureReader reader{timelines};
  return reader.finish(visit_document(name, text, reader.visit()));
}

}  // namespace glueprint
