#pragma once

#include "server/api/json_writer.hpp"
#include "server/records.hpp"

namespace glueprint {

// What AWS sends of a blueprint only when it is asked for.
struct BlueprintExtras {
  bool service_location = false;
  bool parameter_spec = false;
};

// Writes a blueprint as AWS's shape `Blueprint`.
void write_blueprint(JsonWriter& out, const Blueprint& blueprint, const BlueprintExtras& extras);

}  // namespace glueprint
