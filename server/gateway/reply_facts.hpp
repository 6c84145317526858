#pragma once

#include <string>
#include <string_view>

#include "server/account/journal.hpp"
#include "server/account/journal_entry.hpp"
#include "server/exchange/exchange.hpp"
#include "server/model/model.hpp"

namespace glueprint {

// The attempt that a field `amz-sdk-request: attempt=2; max=3` states; 0 when it states none.
int attempt_of(std::string_view sdk_request);

// AWS's code of what was answered, `OK`, or a status without one; `other` for an error that AWS
// does not have.
std::string code_for_metrics(const JournalOutcome& outcome);

// What the journal keeps of the reply to a request, which named that operation or none.
ReplyFacts facts_of(const Exchange& exchange, const OperationModel* operation);

}  // namespace glueprint
