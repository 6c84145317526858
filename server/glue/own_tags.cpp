#include "server/glue/own_tags.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "core/text/name_template.hpp"
#include "core/text/nearest_name.hpp"

namespace glueprint {
namespace {

// A tag that means something here: whose it may be, and the kind of timeline that it names, unless
// it gives a name.
struct OwnTag {
  std::string_view key;
  bool is_of_workflows;
  std::optional<TimelineKind> kind;
};

constexpr std::array own_tags{
    OwnTag{run_timeline_tag, false, TimelineKind::of_runs},
    OwnTag{blueprint_timeline_tag, false, TimelineKind::of_blueprints},
    OwnTag{workflow_name_tag, false, std::nullopt},
    OwnTag{workflow_timeline_tag, true, TimelineKind::of_workflow_runs},
};

// The beginning of every such tag.
constexpr std::string_view own_prefix = "glueprint:";

std::string unknown_tag(std::string_view key, TagOwner owner) {
  const bool is_workflow = owner == TagOwner::workflow;
  std::vector<std::string_view> known;
  for (const auto& tag : own_tags) {
    if (!is_workflow || tag.is_of_workflows) known.push_back(tag.key);
  }
  return fmt::format("Glueprint knows no such tag{}: {} (known: {}){}",
                     is_workflow ? " of workflows" : "", key, fmt::join(known, ", "),
                     suggestion(key, known));
}

std::optional<std::string> mistake_in_template(std::string_view key, std::string_view text) {
  if (!text.empty() && read_template(text)) return std::nullopt;
  return fmt::format(
      "The tag {} is \"{}\", which is no template of a name: write parameters as {{Name}}, and a "
      "brace that stands for itself twice",
      key, text);
}

}  // namespace

std::optional<std::string> mistake_in_timeline_tag(std::string_view key, const std::string& value,
                                                   TimelineKind kind, const Timelines& timelines) {
  if (timelines.find(value, kind) != nullptr) return std::nullopt;
  return fmt::format("Glueprint knows no such timeline: the tag {} is \"{}\"{}", key, value,
                     suggestion(value, timelines.names(kind)));
}

std::optional<std::string> mistake_in_own_tag(std::string_view key, const std::string& value,
                                              TagOwner owner, const Timelines& timelines) {
  if (!key.starts_with(own_prefix)) return std::nullopt;
  const auto* const own = std::find_if(own_tags.begin(), own_tags.end(),
                                       [&](const OwnTag& tag) { return tag.key == key; });
  const bool is_known =
      own != own_tags.end() && (owner == TagOwner::blueprint || own->is_of_workflows);
  if (!is_known) return unknown_tag(key, owner);
  return own->kind ? mistake_in_timeline_tag(key, value, *own->kind, timelines)
                   : mistake_in_template(key, value);
}

}  // namespace glueprint
