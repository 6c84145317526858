#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "server/account/timelines.hpp"
#include "server/documents/mistake.hpp"

namespace glueprint {

// The known timeline of a kind that a member of a fixture's object names.
std::optional<std::string> read_timeline_name(const nlohmann::json& object, std::string_view member,
                                              TimelineKind kind, const Timelines& timelines,
                                              const Place& place, MistakeList& mistakes);

// The member `Future` of a run or blueprint in that state: its remaining phases, of that kind.
// Skips one that does not fit its schema: check_schema has noted it.
std::optional<Timeline> read_future_of(const nlohmann::json& object, std::string_view state,
                                       TimelineKind kind, const Place& place,
                                       MistakeList& mistakes);

}  // namespace glueprint
