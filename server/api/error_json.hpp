#pragma once

#include <string>

#include "server/model/api_error.hpp"
#include "server/model/model.hpp"

namespace glueprint {

// Writes an error as AWS does: `{"__type":"EntityNotFoundException","Message":"..."}`, bare shape
// name, no null. `operation` is the one that was called, or nullptr. The member is spelt `Message`
// for errors that the operation declares (every SDK reads that), for type errors (observed) and for
// AccessDeniedException; `message` for the framework's other errors (observed).
void write_error(std::string& out, const ApiError& error, const OperationModel* operation);

// Whether the operation may answer this error: it declares it, or every AWS operation may.
bool may_answer(const OperationModel& operation, const ApiError& error);

}  // namespace glueprint
