#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "core/log.hpp"
#include "core/random.hpp"
#include "server/api/caller.hpp"
#include "server/exchange/effects.hpp"
#include "server/glue/call.hpp"
#include "server/model/model.hpp"
#include "server/operations/table.hpp"
#include "server/seeding/world_registry.hpp"

namespace glueprint {

// Runs operations in their caller's world, and holds what they answer against the model in builds
// with assertions.
class OperationRunner {
 public:
  // Throws std::logic_error when the operations that the model declares and those of the
  // table are not the same, and says which differ.
  OperationRunner(const Model& model, Store& store, WorldRegistry& worlds, const Random& random,
                  Defaults defaults);

  // Writes the answer of an operation. Throws ApiError, or StoreError when the data
  // file fails; nothing of a write is kept then.
  void run(const OperationModel& operation, const Input& input, const Caller& caller,
           const Effects& effects, std::string& body);

 private:
  Store& store_;
  WorldRegistry& worlds_;
  const Random& random_;
  Defaults defaults_;
  std::unordered_map<std::string_view, const Operation*> operations_;
};

}  // namespace glueprint
