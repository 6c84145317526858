#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/exchange/exchange.hpp"
#include "server/exchange/refusal.hpp"
#include "server/gateway/safe_names.hpp"

namespace glueprint {

// Refuses requests that a web page could send to a server on a developer's machine: those for a
// host name that anybody can register (DNS rebinding), and those of pages of other origins.
class RequestGuard {
 public:
  // `listen_host` is the value of --host. Throws std::invalid_argument, in one line, for a wrong
  // name or origin. A host may be `*.` and a name, for all names below it.
  RequestGuard(std::string_view listen_host, const std::vector<std::string>& allow_hosts,
               const std::vector<std::string>& allow_origins);

  // Why the request is refused, if it is: 403 for its Host, Origin or Sec-Fetch-Site, 415 for an
  // encoded body, 400 for two fields where one decides what the request is.
  std::optional<Refusal> refuse(const RequestHead& head) const;

  // Whether the request is a CORS preflight from an allowed origin. It is answered at once: 200,
  // the CORS fields, no body.
  bool is_preflight(const RequestHead& head) const;

  // Adds the fields that let a page of an allowed origin read the answer, spelt as AWS does. Adds
  // nothing for other requests. AWS allows every origin; here flags name them.
  void add_cors_fields(const RequestHead& head, FieldList& fields) const;

 private:
  bool admits_host(std::string_view authority) const;
  bool admits_origin(std::string_view origin, const RequestHead& head) const;
  bool is_allowed_origin(std::string_view origin) const;
  std::optional<Refusal> refuse_host(const RequestHead& head) const;
  std::optional<Refusal> refuse_origin(const RequestHead& head) const;

  Reach reach_;
  std::vector<std::string> allow_hosts_;
  std::vector<std::string> allow_origins_;
};

}  // namespace glueprint
