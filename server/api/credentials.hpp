#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/exchange/exchange.hpp"
#include "server/security/signature_v4.hpp"

namespace glueprint {

// The parts of a Signature Version 4 Authorization header, empty where they are missing. None is
// verified. Their text lies in the header.
struct Authorization {
  std::string_view algorithm;
  std::string_view credential;
  std::string_view signed_headers;
  std::string_view signature;
};

// The access key, and the scope it signs for.
struct Credential {
  std::string_view access_key;
  CredentialScope scope;
};

// Splits a header into its parts, with or without blanks after its commas.
Authorization read_authorization(std::string_view header);

// Nothing when there are not exactly five parts.
std::optional<Credential> read_credential(const Authorization& authorization);

// Whether text could be the name of a region. It accepts more than flags do: tests may sign for a
// region of their own invention.
bool may_be_region(std::string_view text);

// Whoever signed a request says to be, unverified.
struct Identity {
  std::string access_key;
  std::string region;  // empty when the request does not name one, as SigV4A's `*`
  std::string service;
};

// The identity that the Authorization header names, else the query (`X-Amz-Credential`): of
// Signature Version 4, or of 4A, whose region is the first of X-Amz-Region-Set. Nothing when they
// are of another kind or incomplete, or name what cannot be a region.
std::optional<Identity> find_identity(const RequestHead& head);

// The value of a parameter in a request target's query, decoded; nothing when it is absent.
std::optional<std::string> find_query_parameter(std::string_view target, std::string_view name);

// Whether the request carries credentials, readable or not.
bool has_credentials(const RequestHead& head);

}  // namespace glueprint
