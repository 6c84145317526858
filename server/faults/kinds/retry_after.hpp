#pragma once

#include <chrono>
#include <optional>

#include <nlohmann/json.hpp>

#include "server/exchange/exchange.hpp"

namespace glueprint {

// The parameter `retry_after_ms`: when the client should retry.
nlohmann::json retry_after_schema();
std::optional<std::chrono::milliseconds> retry_after_of(const nlohmann::json& parameters);

// Adds both fields that clients read: x-amz-retry-after in milliseconds, and Retry-After in whole
// seconds, rounded up.
void add_retry_after(Response& response, std::optional<std::chrono::milliseconds> retry_after);

}  // namespace glueprint
