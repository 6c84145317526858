#pragma once

#include <optional>
#include <string_view>

#include "server/security/signature_v4.hpp"

namespace glueprint {

// The parts of a Signature Version 4 Authorization header, empty where they are missing. Nothing of
// them is verified; their text lies in the header.
struct Authorization {
  std::string_view algorithm;
  std::string_view credential;
  std::string_view signed_headers;
  std::string_view signature;
};

// Whose key, and what for.
struct Credential {
  std::string_view access_key;
  CredentialScope scope;
};

// Takes a header apart, with blanks after its commas or without.
Authorization read_authorization(std::string_view header);

// Nothing when there are not exactly five parts.
std::optional<Credential> read_credential(const Authorization& authorization);

// Whether a text could name a region. Laxer than the names that flags take: tests may sign for a
// region of their own invention.
bool may_be_region(std::string_view text);

// The credential of a header that is whole and may be believed, unless signatures are verified.
// Nothing when it is of another kind, or names no region that could be one.
std::optional<Credential> find_credential(std::string_view header);

}  // namespace glueprint
