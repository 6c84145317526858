#pragma once

#include <string_view>

namespace glueprint {

// The host in `host:port` or `[address]:port`, without port, brackets and a trailing dot.
std::string_view host_of(std::string_view authority);

// Whether the text is an IPv4 or IPv6 address, and one of this machine's own.
bool is_address(std::string_view host);
bool is_loopback(std::string_view host);

// Whether the text is a name of letters, digits, `-` and `_` in labels between dots; and whether it
// has but one label, as the services of a compose stack do.
bool is_host_name(std::string_view host);
bool is_single_label(std::string_view host);

}  // namespace glueprint
