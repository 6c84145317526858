#include "server/seeding/duplicates.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "server/documents/elements.hpp"

namespace glueprint {
namespace {

bool overlap(const std::optional<std::string>& a, const std::optional<std::string>& b) {
  return !a || !b || *a == *b;
}

}  // namespace

void Duplicates::look_at(const nlohmann::json& document, const Fixture& fixture,
                         MistakeList& mistakes) {
  sources_.push_back({mistakes.file(), fixture.account, fixture.region});
  const auto look_at_all = [&](std::string_view singular, std::string_view plural,
                               std::string_view key_member, Names& names) {
    for_each_element(document, singular, plural, [&](const auto& object, const Place& place) {
      auto name = find_text(object, key_member);
      if (!name) return;
      if (const auto* const first = find_overlapping(names, *name)) {
        mistakes.add(place,
                     fmt::format("{} \"{}\" is at {} of {} already; keep one of the two", singular,
                                 *name, first->pointer, sources_[first->source].name));
      } else {
        names.emplace(*std::move(name), Seen{sources_.size() - 1, place.pointer()});
      }
    });
  };
  look_at_all("Blueprint", "Blueprints", "Name", blueprints_);
  look_at_all("BlueprintRun", "BlueprintRuns", "RunId", runs_);
  look_at_all("Workflow", "Workflows", "Name", workflows_);
  look_at_all("Run", "Runs", "WorkflowRunId", workflow_runs_);
  look_at_all("Trigger", "Triggers", "Name", triggers_);
  look_at_all("Job", "Jobs", "Name", jobs_);
  look_at_all("Crawler", "Crawlers", "Name", crawlers_);
}

const Duplicates::Seen* Duplicates::find_overlapping(const Names& names,
                                                     const std::string& name) const {
  const auto& current = sources_.back();
  const auto [begin, end] = names.equal_range(name);
  const auto found = std::find_if(begin, end, [&](const auto& entry) {
    const auto& source = sources_[entry.second.source];
    return overlap(source.account, current.account) && overlap(source.region, current.region);
  });
  return found == end ? nullptr : &found->second;
}

}  // namespace glueprint
