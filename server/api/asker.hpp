#pragma once

#include <optional>
#include <string_view>

#include "server/exchange/exchange.hpp"

namespace glueprint {

// The protocols in which clients of AWS's services read errors.
enum class Dialect { json_1_0, json_1_1, rest_json, query, ec2, rest_xml, s3, cbor };

// What a request tells of the client that sent it, unverified. Its text lies in the request or in
// the program.
struct Asker {
  std::string_view service;          // as credentials name it; empty when nothing tells
  std::optional<Dialect> dialect{};  // none for what is no client of AWS
  bool is_of_another_service = false;
};

// Tells a client by the scope of its credentials, in header or query; by X-Amz-Target, content type
// and Action; and by which service speaks which protocol. `body` may be empty while it is unread.
Asker read_asker(const RequestHead& head, std::string_view body);

}  // namespace glueprint
