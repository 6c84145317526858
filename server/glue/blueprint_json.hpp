#pragma once

#include <string>

#include "core/records.hpp"
#include "core/time/instant.hpp"
#include "server/glue/json_writer.hpp"

namespace glueprint {

// The parts of a blueprint that AWS sends only on request.
struct BlueprintExtras {
  bool service_location = false;
  bool parameter_spec = false;
};

// Writes a blueprint as AWS's shape `Blueprint`, as of `now`.
void write_blueprint(JsonWriter& out, const Blueprint& blueprint, Instant now,
                     const BlueprintExtras& extras);

// The same without the braces, for an object with more members.
void write_blueprint_members(JsonWriter& out, const Blueprint& blueprint, Instant now,
                             const BlueprintExtras& extras);

// The blueprint's definition as AWS's shape `LastActiveDefinition`.
std::string write_definition(const Blueprint& blueprint);

}  // namespace glueprint
