#pragma once

#include <span>
#include <string_view>

#include "server/glue/call.hpp"
#include "server/glue/json_writer.hpp"

namespace glueprint {

// Whether an operation changes its world. A write makes the world when it is not there yet, and
// runs in one transaction: what it throws undoes it.
enum class Effect { reads, writes };

// One operation of AWS: a plain function that writes the members of its answer in ASCII order, or
// throws an ApiError.
struct Operation {
  std::string_view name;
  Effect effect;
  void (*run)(const Call& call, JsonWriter& reply);
};

// Every operation that this server has code for, one line each.
std::span<const Operation> operations();

}  // namespace glueprint
