#pragma once

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "server/api/caller.hpp"
#include "server/api/operation_runner.hpp"
#include "server/exchange.hpp"
#include "server/log.hpp"
#include "server/model/model.hpp"

namespace glueprint {

// What the Api is made with, besides the parts it uses.
struct ApiSettings {
  Scope default_scope;
  std::size_t json_depth_max = 0;
  std::int64_t start = 0;  // which start of the server on its data file this is; 0 in memory
};

// AWS JSON 1.1: says whose request it is, looks at it in AWS's order (method, content type, JSON,
// target, types, constraints), has the operation run and renders its answer or error.
class Api {
 public:
  Api(const Model& model, OperationRunner& runner, Accounts& accounts, const Random& random,
      const Log& log, ApiSettings settings);

  // Answers a request. Throws nothing.
  void handle(Exchange& exchange);

  // Answers a request whose body is too large to be read: 413 and no body, as AWS does.
  void refuse_too_large(Exchange& exchange);

 private:
  Caller begin(Exchange& exchange);
  void answer(Exchange& exchange, const Caller& caller, const OperationModel*& called);
  const OperationModel& find_operation(std::string_view target_header);
  void warn_once(std::string subject, std::string_view advice);

  const Model& model_;
  OperationRunner& runner_;
  Accounts& accounts_;
  const Random& random_;
  const Log& log_;
  ApiSettings settings_;
  std::string supported_;  // the names of what is served, for the log
  std::set<std::string> warned_;
};

}  // namespace glueprint
