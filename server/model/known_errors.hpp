#pragma once

#include <span>
#include <string_view>

namespace glueprint {

// An error that AWS can answer with: its status, and what it says unless something else is known,
// with `{account}`, `{region}` and `{operation}` for those of the request. Which spelling the
// message member has, error_json.hpp knows.
struct KnownError {
  std::string_view code;
  unsigned status;
  std::string_view message;  // empty: sent without one
};

// The errors of the service model, and those that AWS's front end has for every service.
std::span<const KnownError> known_errors();

// nullptr when there is none of that code.
const KnownError* find_known_error(std::string_view code);

}  // namespace glueprint
