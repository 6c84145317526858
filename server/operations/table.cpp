#include "server/operations/table.hpp"

#include <array>

namespace glueprint {

void create_blueprint(const Call& call, JsonWriter& reply);
void get_blueprint(const Call& call, JsonWriter& reply);
void get_blueprint_run(const Call& call, JsonWriter& reply);
void get_blueprint_runs(const Call& call, JsonWriter& reply);
void start_blueprint_run(const Call& call, JsonWriter& reply);

std::span<const Operation> operations() {
  static constexpr std::array table{
      Operation{"CreateBlueprint", Effect::writes, create_blueprint},
      Operation{"GetBlueprint", Effect::reads, get_blueprint},
      Operation{"GetBlueprintRun", Effect::reads, get_blueprint_run},
      Operation{"GetBlueprintRuns", Effect::reads, get_blueprint_runs},
      Operation{"StartBlueprintRun", Effect::writes, start_blueprint_run},
  };
  return table;
}

}  // namespace glueprint
