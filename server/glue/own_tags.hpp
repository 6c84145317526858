#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/account/timelines.hpp"

namespace glueprint {

// The tags by which a blueprint chooses the timelines of its runs and of its own registration, and
// says how the workflows of its runs are named; and by which a workflow, or the blueprint that made
// it, chooses the timelines of the workflow's runs. So a test can choose with the SDK alone.
inline constexpr std::string_view run_timeline_tag = "glueprint:timeline";
inline constexpr std::string_view blueprint_timeline_tag = "glueprint:blueprint-timeline";
inline constexpr std::string_view workflow_name_tag = "glueprint:workflow-name";
inline constexpr std::string_view workflow_timeline_tag = "glueprint:workflow-timeline";

// Whose tags they are.
enum class TagOwner { blueprint, workflow };

// What is wrong with a tag: it begins with `glueprint:` and is none of these, or not of this owner,
// or it names no timeline of the book, or its value is no template of a name. Nothing when all is
// well, as with other people's tags.
std::optional<std::string> mistake_in_own_tag(std::string_view key, const std::string& value,
                                              TagOwner owner, const Timelines& timelines);

// The same of a tag that names a timeline of that kind.
std::optional<std::string> mistake_in_timeline_tag(std::string_view key, const std::string& value,
                                                   TimelineKind kind, const Timelines& timelines);

}  // namespace glueprint
