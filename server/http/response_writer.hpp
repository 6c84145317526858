#pragma once

#include <string>

#include "server/exchange/exchange.hpp"

namespace glueprint {

// What the response says about the connection. HTTP/1.1 stays open without a field; a client of
// HTTP/1.0 that asked for it must be told.
enum class ConnectionField { none, close, keep_alive };

// Appends the head of a response: status line, its fields, Content-Length, Connection. Events have
// no length: the connection ends with them.
void append_head(std::string& out, const Response& response, ConnectionField connection);

// Whether the body of a response follows its head, but for an answer to HEAD.
bool sends_body(const Response& response);

}  // namespace glueprint
