#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "server/exchange.hpp"

namespace glueprint {

// The routes that are not AWS's: under /_glueprint/, and the health routes that others expect.
class Admin {
 public:
  explicit Admin(std::vector<std::string> operations);

  // Whether a request for that path is Admin's. Every other path is the API's.
  static bool owns(std::string_view path);

  // Answers a request for a path that it owns. Throws nothing.
  void handle(Exchange& exchange) const;

 private:
  void write_health(std::string& body) const;

  std::vector<std::string> operations_;
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

}  // namespace glueprint
