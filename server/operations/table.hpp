#pragma once

#include <span>
#include <string_view>

#include "server/glue/call.hpp"
#include "server/glue/json_writer.hpp"

namespace glueprint {

// One operation of AWS: a plain function that writes the members of its answer in ASCII order, or
// throws an ApiError. One that the model calls a write runs in one transaction, in a world that
// exists: what it throws undoes it.
struct Operation {
  std::string_view name;
  void (*run)(const Call& call, JsonWriter& reply);
};

// Every operation that this server has code for, one line each.
std::span<const Operation> operations();

}  // namespace glueprint
