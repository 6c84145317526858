#include "server/api/api.hpp"

#include <exception>

#include "server/api/error_json.hpp"
#include "server/api/front_end.hpp"
#include "server/api/json_reader.hpp"
#include "server/api/target.hpp"
#include "server/http_date.hpp"
#include "server/limits.hpp"
#include "server/model/input_check.hpp"
#include "server/refusal.hpp"

namespace glueprint {
namespace {

constexpr std::string_view aws_json = "application/x-amz-json-1.1";

void send_fixed(Response& response, const FixedAnswer& fixed) {
  response.status = fixed.status;
  if (!fixed.content_type.empty()) response.add_field("Content-Type", fixed.content_type);
  response.body = fixed.body;
}

nlohmann::json read_members(std::string_view body, std::size_t depth_max) {
  // Smithy: a server must take an empty body as an empty input.
  if (body.empty()) return nlohmann::json::object();
  auto members = read_json(body, depth_max);
  if (!members || !members->is_object()) throw serialization_error();
  return std::move(*members);
}

void require_valid(const Shape& input, nlohmann::json& members) {
  const auto fault = check_input(input, members);
  if (!fault) return;
  throw fault->kind == InputFault::Kind::wrong_type ? serialization_error(fault->message)
                                                    : validation_error(fault->message);
}

}  // namespace

Api::Api(const Model& model, OperationRunner& runner, Accounts& accounts, const Random& random,
         const Log& log, ApiSettings settings)
    : model_{model},
      runner_{runner},
      accounts_{accounts},
      random_{random},
      log_{log},
      settings_{std::move(settings)} {
  for (const auto& operation : model_.operations()) {
    if (!supported_.empty()) supported_ += ", ";
    supported_ += operation.name;
  }
}

// Writes the headers that every AWS answer has, and counts the request.
Caller Api::begin(Exchange& exchange) {
  auto caller = identify(exchange.request, settings_.default_scope, accounts_);
  append_date_field(exchange.response.fields, caller.account.clock.now());
  exchange.response.add_field(
      "x-amzn-RequestId",
      random_.request_id(caller.scope.account, settings_.start, ++caller.account.requests));
  return caller;
}

void Api::refuse_too_large(Exchange& exchange) {
  begin(exchange);
  exchange.response.status = 413;
}

void Api::handle(Exchange& exchange) {
  const auto caller = begin(exchange);
  auto& response = exchange.response;
  const OperationModel* called = nullptr;
  const auto fail = [&](const ApiError& error) {
    response.status = error.status();
    response.body.clear();
    response.add_field("Content-Type", aws_json);
    write_error(response.body, error, called);
  };
  try {
    answer(exchange, caller, called);
  } catch (const ApiError& error) {
    fail(error);
  } catch (const std::exception& error) {
    log_.error("{}: {}", called ? called->name : "a request", error.what());
    fail(internal_service_error(error.what()));
  }
  log_.debug("{} {} {}: {}", caller.scope.account, caller.scope.region, called ? called->name : "?",
             response.status);
}

// `called` is told as soon as it is known: errors are spelt by what the operation declares.
void Api::answer(Exchange& exchange, const Caller& caller, const OperationModel*& called) {
  if (caller.means_another_service()) {
    warn_once("AWS service " + in_quotes(caller.service),
              "Only Glue is served: set AWS_ENDPOINT_URL_GLUE, or endpoint_url of the Glue client, "
              "rather than AWS_ENDPOINT_URL.");
    throw unknown_operation();
  }
  if (const auto* fixed = find_front_end_answer(exchange, settings_.json_depth_max)) {
    send_fixed(exchange.response, *fixed);
    return;
  }
  auto members = read_members(exchange.body, settings_.json_depth_max);
  called = &find_operation(exchange.request.value("X-Amz-Target"));
  require_valid(*called->input, members);
  runner_.run(*called, Input{members}, caller, exchange.response.body);
  exchange.response.add_field("Content-Type", aws_json);
}

const OperationModel& Api::find_operation(std::string_view target_header) {
  const auto target = read_target(target_header);
  const bool means_glue = target.service == model_.target_prefix();
  const auto* operation = means_glue ? model_.find_operation(target.operation) : nullptr;
  if (operation) return *operation;
  warn_once("target " + in_quotes(target_header), "Served are: " + supported_ + ".");
  throw unknown_operation();
}

void Api::warn_once(std::string subject, std::string_view advice) {
  if (warned_.size() >= warned_subjects_max) return;
  const auto [place, is_new] = warned_.insert(std::move(subject));
  if (is_new) log_.warn("UnknownOperationException for {}. {}", *place, advice);
}

}  // namespace glueprint
