#include "server/seeding/read_fixtures.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "core/text/printable.hpp"
#include "server/documents/documents.hpp"
#include "server/documents/schema_check.hpp"
#include "server/security/digest.hpp"
#include "server/seeding/demo.hpp"
#include "server/seeding/duplicates.hpp"
#include "server/seeding/echoed_parts.hpp"
#include "server/seeding/foreign_answer.hpp"
#include "server/seeding/pasted_answer.hpp"
#include "server/seeding/read_records.hpp"
#include "server/seeding/shipped_schemas.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

// Makes fixtures of the documents of one load.
class FixtureReader {
 public:
  // What else than fixtures the files hold is passed over, unless they are those that were named.
  FixtureReader(std::set<std::string> named, const Timelines& timelines)
      : named_{std::move(named)}, timelines_{timelines} {}

  DocumentVisit visit() {
    return [this](const json& document, std::string_view text, MistakeList& mistakes) {
      take_document(document, text, mistakes);
    };
  }

  FixtureReading finish(std::vector<Mistake> mistakes) {
    const auto first_warning =
        std::stable_partition(mistakes.begin(), mistakes.end(),
                              [](const Mistake& mistake) { return !mistake.is_warning; });
    std::vector<Mistake> warnings{std::make_move_iterator(first_warning),
                                  std::make_move_iterator(mistakes.end())};
    mistakes.erase(first_warning, mistakes.end());
    warnings.erase(std::remove_if(warnings.begin(), warnings.end(),
                                  [this](const Mistake& warning) { return is_settled(warning); }),
                   warnings.end());
    if (!mistakes.empty()) fixtures_.clear();
    return {std::move(fixtures_), std::move(mistakes), std::move(warnings)};
  }

  void take_document(const json& given, std::string_view text, MistakeList& mistakes) {
    const Place root;
    if (const auto other = describe_other_seed(given); !other.empty()) {
      if (named_.contains(mistakes.file())) return mistakes.add(root, std::string{other});
      return mistakes.warn(root, fmt::format("is passed over: {}", other));
    }
    auto [document, wrapper] = read_pasted_answer(given);
    auto foreign = describe_foreign_answer(document);
    if (!foreign.empty()) return mistakes.add(root, std::move(foreign));
    take_milliseconds(document, root, mistakes);
    settle_echoed_parts(document, mistakes);
    check_schema(document, fixture_schema(), root, mistakes);
    auto fixture = read_records(document, timelines_, mistakes);
    fixture.file = mistakes.file();
    fixture.digest = sha256_hex(text);
    duplicates_.look_at(document, fixture, mistakes);
    warn_of_orphans(fixture, mistakes);
    unwrap(wrapper, mistakes);
    fixtures_.push_back(std::move(fixture));
  }

 private:
  static std::string is_made(const std::string& name) {
    return fmt::format("no fixture has the blueprint {} of a run; it is made if the world lacks it",
                       in_quotes(name));
  }

  // Warns of blueprints that only runs name so far; another file of the load may have them.
  void warn_of_orphans(const Fixture& fixture, MistakeList& mistakes) {
    for (const auto& blueprint : fixture.blueprints) known_.insert(is_made(blueprint.fields.name));
    for (const auto& run : fixture.runs) {
      const auto warning = is_made(run.blueprint_name);
      if (warned_.insert(warning).second) mistakes.warn(Place{}, warning);
    }
  }

  // Whether the load does have the blueprint that was missed.
  bool is_settled(const Mistake& warning) const { return known_.contains(warning.message); }

  std::set<std::string> named_;
  const Timelines& timelines_;
  std::vector<Fixture> fixtures_;
  Duplicates duplicates_;
  std::set<std::string> known_;
  std::set<std::string> warned_;
};

}  // namespace

FixtureReading read_fixtures(const std::vector<std::filesystem::path>& paths,
                             const Timelines& timelines) {
  FixtureReader reader{{paths.begin(), paths.end()}, timelines};
  return reader.finish(visit_documents(paths, reader.visit(), EmptyDirectories::taken));
}

FixtureReading read_demo_and_fixtures(const std::vector<std::filesystem::path>& paths,
                                      const Timelines& timelines) {
  FixtureReader reader{{paths.begin(), paths.end()}, timelines};
  auto mistakes = visit_document("the demo", demo_json, reader.visit());
  auto of_files = visit_documents(paths, reader.visit(), EmptyDirectories::taken);
  std::move(of_files.begin(), of_files.end(), std::back_inserter(mistakes));
  return reader.finish(std::move(mistakes));
}

FixtureReading read_fixture_document(const json& document, const Timelines& timelines) {
  MistakeList mistakes{"body"};
  FixtureReader reader{{mistakes.file()}, timelines};
  reader.take_document(document, {}, mistakes);
  return reader.finish(std::move(mistakes.mistakes()));
}

FixtureReading read_fixture_text(const std::string& name, std::string_view text,
                                 const Timelines& timelines) {
  FixtureReader reader{{name}, timelines};
  return reader.finish(visit_document(name, text, reader.visit()));
}

}  // namespace glueprint
