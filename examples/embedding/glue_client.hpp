#pragma once

#include <cstdint>
#include <string>

// Stands for the code under test, and calls Glue over a plain socket. Yours will use an AWS SDK,
// whose endpoint is then the emulator's URL.
class GlueClient {
 public:
  explicit GlueClient(std::uint16_t port) : port_{port} {}

  // Calls an operation with its JSON input, and returns the JSON of the answer. Tries again as long
  // as it is throttled. Throws std::runtime_error when nobody listens.
  std::string call(const std::string& operation, const std::string& input) const;

 private:
  std::uint16_t port_;
};

// The text of a member, as of `"State":"RUNNING"`; empty when there is none.
std::string member(const std::string& json, const std::string& name);
