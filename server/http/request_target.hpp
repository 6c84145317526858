#pragma once

#include <string_view>

#include "server/exchange/exchange.hpp"

namespace glueprint {

// Whether text is a host with or without a port, as in Host and in a URL (RFC 3986, 3.2): a name or
// IPv4 address, or an IPv6 address in brackets. Userinfo is not allowed.
bool is_authority(std::string_view text);

// Brings the target into origin form (`/path?query`) or leaves it `*`. In absolute form
// (`http://host/path`), its authority moves to `authority`, without userinfo. Throws RequestRefused
// for the other forms, and for `*` without OPTIONS (RFC 9112, 3.2).
void resolve_target(RequestHead& head);

}  // namespace glueprint
