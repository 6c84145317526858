#include "server/api/blueprint_json.hpp"
#include "server/api/call.hpp"
#include "server/api/guesses.hpp"
#include "server/api/json_writer.hpp"

namespace glueprint {

void get_blueprint(const Call& call, JsonWriter& reply) {
  const auto name = call.input.text("Name");
  const auto blueprint = call.store.blueprints.find(call.scope, name);
  if (!blueprint) throw blueprint_not_found(name);

  reply.key("Blueprint");
  write_blueprint(reply, *blueprint,
                  {.service_location = call.input.flag("IncludeBlueprint"),
                   .parameter_spec = call.input.flag("IncludeParameterSpec")});
}

}  // namespace glueprint
