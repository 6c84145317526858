#include "server/api/operation_runner.hpp"

#include <optional>
#include <stdexcept>
#include <utility>

#include "server/api/error_json.hpp"
#include "server/model/output_check.hpp"

namespace glueprint {
namespace {

#ifdef NDEBUG
constexpr bool checks_answers = false;
#else
constexpr bool checks_answers = true;
#endif

[[noreturn]] void refuse_table(std::string_view difference, std::string_view name) {
  throw std::logic_error{"service model and operations table differ: " + std::string{difference} +
                         std::string{name}};
}

void require_declared(const OperationModel& operation, const ApiError& error) {
  if (may_answer(operation, error)) return;
  throw std::logic_error{operation.name + " does not declare " + error.what()};
}

void require_shape(const OperationModel& operation, std::string_view body) {
  if (const auto violation = find_output_violation(*operation.output, body)) {
    throw std::logic_error{operation.name + " answers against its model: " + *violation};
  }
}

}  // namespace

OperationRunner::OperationRunner(const Model& model, Store& store, WorldRegistry& worlds,
                                 const Random& random, Defaults defaults)
    : store_{store},
      worlds_{worlds},
      random_{random},
      token_seals_{random},
      defaults_{std::move(defaults)} {
  for (const auto& operation : operations()) {
    if (!model.find_operation(operation.name)) {
      refuse_table("the model does not declare ", operation.name);
    }
    operations_.emplace(operation.name, &operation);
  }
  for (const auto& declared : model.operations()) {
    if (!operations_.contains(declared.name)) {
      refuse_table("there is no code for ", declared.name);
    }
  }
}

void OperationRunner::run(const OperationModel& operation, const Input& input, const Caller& caller,
                          const Effects& effects, Response& response) {
  const auto now = caller.account.clock.now();
  const Call call{operation.name, caller.scope, input,     caller.account, now, effects, store_,
                  random_,        token_seals_, defaults_, response.remark};
  if (!checks_answers) return answer(operation, call, response.body);
  try {
    answer(operation, call, response.body);
  } catch (const ApiError& error) {
    require_declared(operation, error);
    throw;
  }
  require_shape(operation, response.body);
}

void OperationRunner::answer(const OperationModel& operation, const Call& call, std::string& body) {
  worlds_.enter(call.scope, call.now);
  std::optional<Transaction> transaction;
  if (operation.access == Access::writes) {
    transaction.emplace(store_.transaction());
    worlds_.make_if_new(call.scope);
  }
  JsonWriter reply{body};
  reply.begin_object();
  operations_.at(operation.name)->run(call, reply);
  reply.end_object();
  if (transaction) transaction->commit();
}

}  // namespace glueprint
