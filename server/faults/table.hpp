#pragma once

#include <span>

#include "server/faults/fault_kind.hpp"

namespace glueprint {

// Every kind of fault, one line each.
std::span<const FaultKind> fault_kinds();

}  // namespace glueprint
