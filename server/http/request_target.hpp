#pragma once

#include <string_view>

#include "server/exchange/exchange.hpp"

namespace glueprint {

// Whether the text is a host with or without a port, as Host and a URL have it (RFC 3986, 3.2): a
// name or IPv4 address, or an IPv6 address in brackets. Userinfo is not allowed.
bool is_authority(std::string_view text);

// Brings the target into origin form (`/path?query`) or leaves it `*`. The authority of one in
// absolute form (`http://host/path`) moves to `authority`, without userinfo. Throws RequestRefused
// for the other forms, and for `*` without OPTIONS (RFC 9112, 3.2).
void resolve_target(RequestHead& head);

}  // namespace glueprint
