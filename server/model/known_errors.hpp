#pragma once

#include <span>
#include <string_view>

namespace glueprint {

// An error that AWS can answer: its status and its default text, where `{account}`, `{region}`,
// `{partition}` and `{operation}` stand for those of the request. error_json.hpp decides the
// spelling of the message member.
struct KnownError {
  std::string_view code;
  unsigned status;
  std::string_view message;  // empty: no message is sent
};

// The errors of the service model, and those of AWS's front end.
std::span<const KnownError> known_errors();

// The error of that code; nullptr when there is none.
const KnownError* find_known_error(std::string_view code);

}  // namespace glueprint
