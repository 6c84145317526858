#pragma once

#include "server/exchange/exchange.hpp"

namespace glueprint {

// Whether a browser opens the server's address.
bool asks_for_page(const RequestHead& request);

// Sends it to the console.
void show_console(Response& response);

}  // namespace glueprint
