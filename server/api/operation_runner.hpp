#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "core/log.hpp"
#include "core/random.hpp"
#include "server/api/caller.hpp"
#include "server/exchange/effects.hpp"
#include "server/glue/call.hpp"
#include "server/glue/page_token.hpp"
#include "server/model/model.hpp"
#include "server/operations/table.hpp"
#include "server/seeding/world_registry.hpp"

namespace glueprint {

// Runs operations in their caller's world. In builds with assertions, it checks their answers
// against the model.
class OperationRunner {
 public:
  // Throws std::logic_error when the operations of the model and those of the table differ, and
  // names the difference.
  OperationRunner(const Model& model, Store& store, WorldRegistry& worlds, const Random& random,
                  Defaults defaults);

  // Gives the layouts of runs to somebody, who must outlive this.
  void order_layouts_from(LayoutOrders& layouts) { defaults_.layouts = &layouts; }

  // Writes the answer of an operation. Throws ApiError, or StoreError when the data file fails;
  // then nothing of a write is kept.
  void run(const OperationModel& operation, const Input& input, const Caller& caller,
           const Effects& effects, Response& response);

 private:
  void answer(const OperationModel& operation, const Call& call, std::string& body);

  Store& store_;
  WorldRegistry& worlds_;
  const Random& random_;
  TokenSeals token_seals_;
  Defaults defaults_;
  std::unordered_map<std::string_view, const Operation*> operations_;
};

}  // namespace glueprint
