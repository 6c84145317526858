#include "server/seeding/read_timelines.hpp"

#include <string>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "server/account/timelines.hpp"
#include "server/documents/documents.hpp"
#include "server/seeding/read_timeline.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

constexpr const char* timelines_member = "timelines";

class TimelineReader {
 public:
  void take_document(json document, MistakeList& mistakes) {
    const Place root;
    if (!document.is_object()) return mistakes.add(root, not_timelines);
    document.erase("$schema");
    if (document.contains("phases")) return take(document, root, mistakes);
    const auto list = document.find(timelines_member);
    if (list == document.end() || !list->is_array() || document.size() > 1) {
      return mistakes.add(root, not_timelines);
    }
    const auto place = root / timelines_member;
    for (std::size_t i = 0; i < list->size(); ++i) take((*list)[i], place / i, mistakes);
  }

  std::vector<Timeline> timelines;

 private:
  static constexpr const char* not_timelines =
      R"(must be a timeline, or {"timelines": [...]} with nothing else)";

  void take(const json& value, const Place& place, MistakeList& mistakes) {
    auto timeline = read_timeline(value, place, mistakes);
    if (!timeline) return;
    const auto& name = timeline->name;
    if (!names_.insert(name).second) {
      mistakes.add(place / "name",
                   fmt::format("\"{}\" is there already; keep one of the two", name));
    } else if (find_preset_timeline(name) != nullptr) {
      mistakes.add(place / "name", fmt::format("\"{}\" is a preset; take another name", name));
    }
    timelines.push_back(*std::move(timeline));
  }

  std::unordered_set<std::string> names_;
};

}  // namespace

bool is_timeline_document(const json& document) {
  return document.is_object() &&
         (document.contains("phases") || document.contains(timelines_member));
}

TimelineReading read_timelines(const std::vector<std::filesystem::path>& paths) {
  TimelineReader reader;
  TimelineReading reading;
  reading.mistakes =
      visit_documents(paths, [&reader](json document, std::string_view, MistakeList& mistakes) {
        reader.take_document(std::move(document), mistakes);
      });
  if (reading.mistakes.empty()) reading.timelines = std::move(reader.timelines);
  return reading;
}

}  // namespace glueprint
