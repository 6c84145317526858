#pragma once

#include <string_view>

#include "server/exchange/exchange.hpp"

namespace glueprint {

// Whether the path is the page of the console or one of its files. They show no data, so they need
// no token.
bool is_console_path(std::string_view path);

// Answers a GET or HEAD for the console: a file, 304 when the browser has it already, or the way
// to the page. False when the request is for something else.
bool answer_console(Exchange& exchange);

}  // namespace glueprint
