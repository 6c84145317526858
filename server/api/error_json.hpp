#pragma once

#include <string>

#include "server/model/api_error.hpp"
#include "server/model/model.hpp"

namespace glueprint {

// Writes an error as AWS does: `{"__type":"EntityNotFoundException","Message":"..."}`, bare shape
// name, no null. `operation` is the one that was called, or nullptr when none was found. The
// spelling is `Message` for what the operation declares (the one spelling every SDK reads),
// for type errors (observed) and for AccessDeniedException; `message` for the rest of the
// framework's errors (observed).
void write_error(std::string& out, const ApiError& error, const OperationModel* operation);

// Whether the operation may answer so: it declares the error, or every AWS operation may.
bool may_answer(const OperationModel& operation, const ApiError& error);

}  // namespace glueprint
