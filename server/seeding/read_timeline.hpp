#pragma once

#include <optional>

#include <nlohmann/json_fwd.hpp>

#include "core/lifecycle.hpp"
#include "server/documents/mistake.hpp"

namespace glueprint {

// Reads a timeline in the form of product documents:
//
//   {"name": "slow", "phases": [{"state": "RUNNING", "lasts": "3s"}, {"state": "SUCCEEDED"}],
//    "error_message": null, "rollback_error_message": null}
//
// `lasts` is a duration, or `{"reads": 2}`. Notes what is wrong with it, an order of states that
// AWS cannot show among that; then there is nothing.
std::optional<Timeline> read_timeline(const nlohmann::json& value, const Place& place,
                                      MistakeList& mistakes);

// The same without a name: what is still to come of one run or blueprint.
std::optional<Timeline> read_future(const nlohmann::json& value, const Place& place,
                                    MistakeList& mistakes);

// The way back, without a name when that is empty.
nlohmann::json write_timeline(const Timeline& timeline);

}  // namespace glueprint
