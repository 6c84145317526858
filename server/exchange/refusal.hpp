#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "server/exchange/exchange.hpp"

namespace glueprint {

// Why a request is turned away before it is anybody's work: an HTTP status, and one line (`what()`)
// for the person who sent it.
class Refusal : public std::runtime_error {
 public:
  Refusal(unsigned status, const std::string& message)
      : std::runtime_error{message}, status_{status} {}

  unsigned status() const { return status_; }

 private:
  unsigned status_;
};

// Makes the response one that tells of a refusal, in plain text. It is the server's own answer: its
// Date is the real time.
void write_refusal(const Refusal& refusal, Response& response);

// A client's text as it may stand in a message: in double quotes, cut when it is long, with
// everything but printable ASCII escaped.
std::string in_quotes(std::string_view text);

}  // namespace glueprint
