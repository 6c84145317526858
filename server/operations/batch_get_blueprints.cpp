#include "server/glue/blueprint_json.hpp"
#include "server/glue/call.hpp"
#include "server/glue/elsewhere.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/lookup.hpp"
#include "server/glue/names.hpp"

namespace glueprint {

// A name that is asked for twice is answered once.
void batch_get_blueprints(const Call& call, JsonWriter& reply) {
  const BlueprintExtras extras{.service_location = call.input.flag("IncludeBlueprint"),
                               .parameter_spec = call.input.flag("IncludeParameterSpec")};
  std::vector<std::string> missing;
  reply.key("Blueprints");
  reply.begin_array();
  for (const auto& name : distinct_names(call.input)) {
    if (const auto blueprint = find_blueprint(call, name)) {
      write_blueprint(reply, *blueprint, call.seen_at(), extras);
    } else {
      missing.push_back(name);
    }
  }
  reply.end_array();
  if (!missing.empty()) remark_on_missing_blueprint(call, missing.front());
  write_names(reply, "MissingBlueprints", missing);
}

}  // namespace glueprint
