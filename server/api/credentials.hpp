#pragma once

#include <optional>
#include <string_view>

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

// The credential of a header, unverified. Nothing when the header is of another kind or incomplete,
// or names what cannot be a region.
std::optional<Credential> find_credential(std::string_view header);

}  // namespace glueprint
