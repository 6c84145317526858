#pragma once

#include "server/faults/fault.hpp"
#include "server/model/model.hpp"

namespace glueprint {

// Whether an operation answers in pages.
inline bool has_pages(const OperationModel& operation) {
  return operation.input->find_member("NextToken") != nullptr;
}

// Whether the answer is a page, rather than an error.
inline bool is_page(const FaultedRequest& request) {
  return request.exchange.response.status == 200;
}

// Why a fault of pages did nothing.
inline constexpr const char* no_page = "the answer is an error, not a page";

}  // namespace glueprint
