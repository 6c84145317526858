#include "server/api/api.hpp"

#include <algorithm>
#include <exception>

#include <fmt/format.h>

#include "core/limits.hpp"
#include "core/text/printable.hpp"
#include "core/time/clock.hpp"
#include "server/api/asker.hpp"
#include "server/api/dialect_error.hpp"
#include "server/api/front_end.hpp"
#include "server/api/signature_check.hpp"
#include "server/api/target.hpp"
#include "server/model/glue_names.hpp"
#include "server/model/input_check.hpp"
#include "server/model/wording.hpp"

namespace glueprint {
namespace {

constexpr std::string_view aws_json = "application/x-amz-json-1.1";

void send_fixed(Response& response, const FixedAnswer& fixed) {
  response.status = fixed.status;
  response.error_code = fixed.error_code;
  if (!fixed.content_type.empty()) response.fields.set("Content-Type", fixed.content_type);
  response.body = fixed.body;
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

ApiRequest Api::begin(const RequestHead& head) {
  auto caller = identify(head, settings_.default_scope, accounts_);
  const auto target = read_target(head.value("X-Amz-Target"));
  // With signatures verified, a credential for another service is a wrong credential, not another
  // service's request.
  if (!settings_.access_keys) tell_once(caller.doubt);
  const bool may_be_ours = settings_.access_keys || !caller.means_another_service();
  const bool is_ours = may_be_ours && target.service == model_.target_prefix();
  const auto* operation = is_ours ? model_.find_operation(target.operation) : nullptr;
  const auto id =
      random_.request_id(caller.scope.account, settings_.start, ++caller.account.requests);
  return {std::move(caller), operation, id,
          is_ours && !operation ? target.operation : std::string_view{}};
}

void Api::date(Exchange& exchange, const ApiRequest& request) const {
  const auto now =
      settings_.date == DateSource::real ? real_now() : request.caller.account.clock.now();
  const auto told = now + exchange.effects.clock_skew;
  exchange.response.set_date(std::clamp(told, earliest_instant, latest_instant));
}

// The fields that every answer of AWS has.
void Api::write_head(Exchange& exchange, const ApiRequest& request) const {
  date(exchange, request);
  exchange.response.fields.set("x-amzn-RequestId", request.id.text());
}

void Api::refuse_too_large(Exchange& exchange, const ApiRequest& request) const {
  write_head(exchange, request);
  exchange.response.status = 413;
}

void Api::fail(Exchange& exchange, const ApiRequest& request, const ApiError& error) const {
  auto& response = exchange.response;
  write_head(exchange, request);
  auto dialect = Dialect::json_1_1;
  if (!request.operation) {
    const auto asker = read_asker(exchange.request, exchange.body);
    if (asker.is_of_another_service) dialect = asker.dialect.value_or(dialect);
  }
  write_dialect_error(response, dialect, error, request.operation, request.id.text());
  response.hint = error.hint();
}

void Api::answer(Exchange& exchange, const ApiRequest& request) try {
  const auto* operation = request.operation;
  if (!operation) {
    const auto asker = read_asker(exchange.request, exchange.body);
    if (asker.is_of_another_service) refuse_service(asker.service);
  }
  if (const auto* fixed = find_front_end_answer(exchange)) {
    write_head(exchange, request);
    send_fixed(exchange.response, *fixed);
    return;
  }
  const bool has_body = !exchange.body.empty();
  if (has_body || operation) read_body(exchange.body);
  if (!operation) refuse_target(request, exchange.request.value("X-Amz-Target"));
  if (settings_.access_keys) verify_signature(exchange, request);
  read_input(*operation->input);
  runner_.run(*operation, input_, request.caller, exchange.effects, exchange.response);
  write_head(exchange, request);
  exchange.response.fields.set("Content-Type", aws_json);
} catch (const ApiError& error) {
  fail(exchange, request, error);
} catch (const std::exception& error) {
  log_.error("{}: {}", request.operation ? request.operation->name : "?", error.what());
  fail(exchange, request, internal_service_error(error.what()));
}

// A list passes: that is a wrong type, told after the target is known.
void Api::read_body(std::string_view body) {
  using Kind = JsonValue::Kind;
  const bool is_json = body_.read(body, settings_.json_depth_max);
  const auto kind = is_json ? body_.root().kind() : Kind::null;
  if (kind != Kind::object && kind != Kind::list) throw serialization_error();
}

void Api::read_input(const Shape& shape) {
  if (body_.root().kind() == JsonValue::Kind::list) {
    throw serialization_error(std::string{wording::list_not_expected});
  }
  const auto violation = check_input(shape, body_.root(), input_);
  if (!violation) return;
  throw violation->kind == InputViolation::Kind::wrong_type
      ? serialization_error(violation->message)
      : validation_error(violation->message);
}

void Api::verify_signature(const Exchange& exchange, const ApiRequest& request) const {
  const auto skew = exchange.effects.clock_skew;
  check_signature(*settings_.access_keys, exchange.request, exchange.body,
                  {real_now() + skew, request.caller.account.clock.now() + skew}, log_);
}

void Api::refuse_service(std::string_view service) {
  constexpr std::string_view advice =
      "Only Glue is served: set AWS_ENDPOINT_URL_GLUE, or endpoint_url of the Glue client, rather "
      "than AWS_ENDPOINT_URL.";
  const auto named = service.empty() ? "a service that does not say its name" : in_quotes(service);
  warn_once("AWS service " + named, advice);
  throw unknown_operation(
      fmt::format("This is Glueprint, and the request is for AWS service {}. {}", named, advice));
}

// A name that AWS lacks gets AWS's own answer, without a word of ours.
void Api::refuse_target(const ApiRequest& request, std::string_view target_header) {
  const auto left_out = unserved_log_.admit(steady_now());
  if (!is_operation_of_glue(request.unserved)) {
    if (left_out) {
      log_.warn("UnknownOperationException for target {}: AWS Glue has no such operation.{}",
                in_quotes(target_header), *left_out);
    }
    throw unknown_operation();
  }
  if (left_out) {
    log_.warn("UnknownOperationException for {}, which is not served. Served are: {}.{}",
              request.unserved, supported_, *left_out);
  }
  throw unknown_operation(
      fmt::format("Glueprint does not serve {}. It serves {}. Read on in docs/fidelity.md, "
                  "\"Operations that are not served\".",
                  request.unserved, supported_));
}

void Api::tell_once(const std::string& doubt) {
  if (doubt.empty() || warned_.size() >= warned_subjects_max) return;
  if (warned_.insert(doubt).second) log_.warn("{}", doubt);
}

void Api::warn_once(std::string subject, std::string_view advice) {
  if (warned_.size() >= warned_subjects_max) return;
  const auto [place, is_new] = warned_.insert(std::move(subject));
  if (is_new) log_.warn("UnknownOperationException for {}. {}", *place, advice);
}

}  // namespace glueprint
