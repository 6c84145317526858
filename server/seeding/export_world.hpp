#pragma once

#include <string>

#include "core/scope.hpp"
#include "core/time/instant.hpp"
#include "storage/store.hpp"

namespace glueprint {

// All that a world holds at `now` as a fixture. Loaded at the same instant, it makes the same
// world: what has not ended says in `Future` how it goes on.
std::string export_world(Store& store, const Scope& scope, Instant now);

}  // namespace glueprint
