#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "server/documents/schema.hpp"

// Schemas and values in the words of messages.
namespace glueprint {

using Words = std::vector<std::string>;

// The types that a value has, bits of JsonType.
unsigned types_of(const nlohmann::json& value);

// Whether a schema takes one of the types.
bool takes(const Schema& schema, unsigned given);

// `a string`, and the like.
std::string kind_of(const nlohmann::json& value);

// The value itself where that is short, else what kind of value it is.
std::string shown(const nlohmann::json& value);

// `a, b or c`.
std::string joined(const Words& words);

// What a schema wants, in words.
std::string expected(const Schema& schema);

// How to mend a text or a number that is not as a pattern wants it, to end a message with.
std::string advice(const Schema& schema, const nlohmann::json& value);

// That a value has the form that a schema wants and leaves its range, in words; nothing when it
// does not.
std::optional<std::string> range_left_by(const nlohmann::json& value, const Schema& schema);

}  // namespace glueprint
