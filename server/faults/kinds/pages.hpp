#pragma once

#include "server/model/model.hpp"

namespace glueprint {

// Whether an operation answers in pages.
inline bool has_pages(const OperationModel& operation) {
  return operation.input->find_member("NextToken") != nullptr;
}

}  // namespace glueprint
