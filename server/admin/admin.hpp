#pragma once

#include <string_view>

#include "core/log.hpp"
#include "server/admin/route.hpp"
#include "server/exchange/exchange.hpp"

namespace glueprint {

// The routes that are not AWS's: those under /_glueprint/, and the health routes that other tools
// expect.
class Admin {
 public:
  // The page of the console.
  static constexpr std::string_view console_path = admin_prefix;

  // `log` must outlive this.
  Admin(AdminParts parts, const Log& log);

  // Whether requests for that path go to Admin. All others go to the Api.
  static bool owns(std::string_view target);

  // Called after the head of a request for such a path. False when the token is required and wrong;
  // then the response says so.
  bool admits(Exchange& exchange) const;

  // Answers a request for a path that it owns. Throws nothing.
  void handle(Exchange& exchange);

  // Whether the request brings fixtures, whose body may be as large as a file of them.
  static bool takes_fixtures(const RequestHead& request);

  // Answers a request whose body is larger than request_bytes_max.
  static void refuse_too_large(Exchange& exchange);

 private:
  void answer(const RequestHead& request, std::string_view body, Response& response);

  AdminParts parts_;
  const Log& log_;
};

}  // namespace glueprint
