#pragma once

#include <string>

#include "core/scope.hpp"
#include "core/time/instant.hpp"
#include "storage/store.hpp"

namespace glueprint {

// All data of a world at `now`, as a fixture. Loaded at the same instant, it makes the same world:
// `Future` says how unfinished runs go on.
std::string export_world(Store& store, const Scope& scope, Instant now);

}  // namespace glueprint
