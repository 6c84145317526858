#pragma once

#include <string_view>

namespace glueprint {

// The host in `host:port` or `[address]:port`, without port, brackets and a trailing dot; the whole
// text when it has another form.
std::string_view host_of(std::string_view authority);

// Whether the text is an IPv4 or IPv6 address, and one of this machine's own.
bool is_address(std::string_view host);
bool is_loopback(std::string_view host);

// Whether the text is a name of letters, digits, `-` and `_` in labels between dots. A last label
// that is a number makes it an IPv4 address to browsers, and no name.
bool is_host_name(std::string_view host);

// Whether a name has but one label, as the services of a compose stack do; and whether it has
// further labels before those of the domain.
bool is_single_label(std::string_view name);
bool is_below(std::string_view name, std::string_view domain);

// Whether the text is a name, an address, or `*.` and a name, which stands for all names below it;
// and whether it stands for that host. Both in lower case.
bool is_host_pattern(std::string_view text);
bool matches_host_pattern(std::string_view pattern, std::string_view host);

}  // namespace glueprint
