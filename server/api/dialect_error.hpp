#pragma once

#include <string_view>

#include "server/api/asker.hpp"
#include "server/exchange/exchange.hpp"
#include "server/model/api_error.hpp"
#include "server/model/model.hpp"

namespace glueprint {

// Writes an error as clients of that protocol read it: status, content type, body and what fields
// the protocol wants beside them. CBOR gets its status alone. `operation` is the one that was
// called, or nullptr; `request_id` may be empty.
void write_dialect_error(Response& response, Dialect dialect, const ApiError& error,
                         const OperationModel* operation, std::string_view request_id);

}  // namespace glueprint
