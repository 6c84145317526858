#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "server/client/http_client.hpp"

namespace glueprint {

// What the server says of a mistake: the detail of its problem document, or what comes nearest.
std::string refusal_of(const ServerAnswer& answer);

// The JSON of an answer. Throws std::invalid_argument when it is none.
nlohmann::json json_of(const ServerAnswer& answer);

}  // namespace glueprint
