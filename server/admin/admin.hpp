#pragma once

#include <string_view>

#include "core/log.hpp"
#include "server/admin/route.hpp"
#include "server/exchange/exchange.hpp"

namespace glueprint {

// The routes that are not AWS's: under /_glueprint/, and the health routes that others expect.
class Admin {
 public:
  // `log` must outlive this.
  Admin(AdminParts parts, const Log& log);

  // Whether a request for that path is Admin's. Every other path is the API's.
  static bool owns(std::string_view target);

  // Asked when the head of a request for such a path has come. False when the request does not show
  // the token that is wanted; then the response says so.
  bool admits(Exchange& exchange) const;

  // Answers a request for a path that it owns. Throws nothing.
  void handle(Exchange& exchange);

  // Answers a request whose body is larger than request_bytes_max.
  static void refuse_too_large(Exchange& exchange);

 private:
  void answer(const RequestHead& request, std::string_view body, Response& response);

  AdminParts parts_;
  const Log& log_;
};

}  // namespace glueprint
