#pragma once

#include <span>
#include <string_view>

#include "server/glue/call.hpp"
#include "server/glue/json_writer.hpp"

namespace glueprint {

// One operation of AWS: a plain function that writes the members of its answer in ASCII order, or
// throws an ApiError. When the model says that it writes, it runs in a transaction, in a world that
// exists. What it throws undoes the transaction.
struct Operation {
  std::string_view name;
  void (*run)(const Call& call, JsonWriter& reply);
};

// Every operation that this server has code for, one line each.
std::span<const Operation> operations();

}  // namespace glueprint
