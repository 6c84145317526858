#pragma once

#include <string>

#include "server/exchange/exchange.hpp"

namespace glueprint {

// What the response says about the connection. HTTP/1.1 stays open without a field; a client of
// HTTP/1.0 that asked for it must be told.
enum class ConnectionField { none, close, keep_alive };

// Appends a response as it is sent: status line, its fields, Content-Length, Connection, body.
// `omits_body` is for answers to HEAD. Events have no length: the connection ends with them.
void append_response(std::string& out, const Response& response, ConnectionField connection,
                     bool omits_body);

}  // namespace glueprint
