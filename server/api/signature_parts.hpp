#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "core/limits.hpp"
#include "server/exchange/exchange.hpp"
#include "server/model/api_error.hpp"

namespace glueprint {

// What a request says of its signature, in its header or in its query. `lasts` is how long it is
// good after its time.
struct SignatureParts {
  std::string algorithm;
  std::string credential;
  std::string signed_headers;
  std::string signature;
  std::string time;
  std::string session_token;
  std::chrono::milliseconds lasts = signature_age_max;
};

// Reads the signature of a request. Throws the ApiError that AWS answers when there is none, when
// it is incomplete, or when there are two.
SignatureParts read_signature_parts(const RequestHead& head);

// A target without its signature, which does not sign itself.
std::string without_signature(std::string_view target);

ApiError incomplete_signature(std::string message);
ApiError invalid_signature(std::string message);

// An error whose text is always the same.
ApiError known_error(std::string_view code);

}  // namespace glueprint
