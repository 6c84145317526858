#pragma once

#include <functional>

#include <nlohmann/json_fwd.hpp>

#include "core/time/instant.hpp"
#include "server/glue/json_writer.hpp"
#include "server/model/model.hpp"

namespace glueprint {

// Reads a timestamp from a JSON value.
using TimeReader = std::function<Instant(const nlohmann::json&)>;

// A timestamp as AWS sends it: epoch seconds.
Instant read_epoch_seconds(const nlohmann::json& value);

// Writes a value that fits its shape as AWS sends it: compact, members in ASCII order, timestamps
// as `1.708699485E9`.
void write_aws_json(JsonWriter& out, const nlohmann::json& value, const Shape& shape,
                    const TimeReader& read_time = read_epoch_seconds);

}  // namespace glueprint
