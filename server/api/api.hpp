#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/date_source.hpp"
#include "core/limits.hpp"
#include "core/log.hpp"
#include "core/log_limit.hpp"
#include "core/random.hpp"
#include "core/text/json_text.hpp"
#include "server/api/caller.hpp"
#include "server/api/operation_runner.hpp"
#include "server/exchange/exchange.hpp"
#include "server/model/api_error.hpp"
#include "server/model/input.hpp"
#include "server/model/model.hpp"
#include "server/security/access_keys.hpp"

namespace glueprint {

// Settings of the Api, besides the parts that it uses.
struct ApiSettings {
  Scope default_scope;
  std::size_t json_depth_max = 0;
  std::int64_t start = 0;  // the number of this start on its data file; 0 in memory
  DateSource date = DateSource::real;
  std::optional<AccessKeys> access_keys{};  // when there are any, requests must be signed with one
};

// A request to the API: its caller, the operation that it names (nullptr when not served), and the
// id that its answer will have. `unserved` is the name of an operation that is not served, whether
// AWS has it or not; its text lies in the request.
struct ApiRequest {
  Caller caller;
  const OperationModel* operation = nullptr;
  RequestId id;
  std::string_view unserved{};
};

// AWS JSON 1.1: finds the caller, checks a request in AWS's order (method, content type, JSON,
// target, types, constraints), has the operation run, and renders its answer or error.
class Api {
 public:
  Api(const Model& model, OperationRunner& runner, Accounts& accounts, const Random& random,
      const Log& log, ApiSettings settings);

  // Reads the caller and the operation from the head of a request, and counts the request.
  ApiRequest begin(const RequestHead& head);

  // Dates the answer of a request, by the clock that --date names.
  void date(Exchange& exchange, const ApiRequest& request) const;

  // Answers a request. Throws nothing.
  void answer(Exchange& exchange, const ApiRequest& request);

  // Answers with an error; the operation does not run.
  void fail(Exchange& exchange, const ApiRequest& request, const ApiError& error) const;

  // Answers a request whose body is too large to be read: 413 and no body, as AWS does.
  void refuse_too_large(Exchange& exchange, const ApiRequest& request) const;

 private:
  void write_head(Exchange& exchange, const ApiRequest& request) const;
  void read_body(std::string_view body);
  void read_input(const Shape& shape);
  void verify_signature(const Exchange& exchange, const ApiRequest& request) const;
  [[noreturn]] void refuse_service(std::string_view service);
  [[noreturn]] void refuse_target(const ApiRequest& request, std::string_view target_header);
  void tell_once(const std::string& doubt);
  void warn_once(std::string subject, std::string_view advice);

  const Model& model_;
  OperationRunner& runner_;
  Accounts& accounts_;
  const Random& random_;
  const Log& log_;
  ApiSettings settings_;
  JsonText body_;  // of the request in hand
  Input input_;
  std::string supported_;  // the names of the served operations
  std::set<std::string> warned_;
  LogLimit unserved_log_{unserved_log_lines_max};
};

}  // namespace glueprint
