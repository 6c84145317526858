#pragma once

#include <string>
#include <string_view>

#include "server/exchange/exchange.hpp"

namespace glueprint {

// AWS Signature Version 4 as AWS documents it ("Create a signed AWS API request"), without the
// exceptions for S3. Everything here is a pure function of a request.

// The scope of a signature: the parts of `Credential` behind the access key.
struct CredentialScope {
  std::string_view date;  // YYYYMMDD
  std::string_view region;
  std::string_view service;
  std::string_view terminator;
};

// The canonical form of a request, which both sides hash. `signed_headers` is a list such as
// `host;x-amz-date`.
std::string canonical_request(const RequestHead& head, std::string_view signed_headers,
                              std::string_view body);

// The text that is signed. `time` is as in X-Amz-Date, `20150830T123600Z`.
std::string string_to_sign(std::string_view time, const CredentialScope& scope,
                           std::string_view canonical_request);

// The signature, 64 hexadecimal digits.
std::string signature(std::string_view secret, const CredentialScope& scope,
                      std::string_view string_to_sign);

}  // namespace glueprint
