#include "server/gateway/refusals.hpp"

#include <cstddef>
#include <string>
#include <string_view>

#include "core/time/clock.hpp"
#include "server/admin/admin.hpp"
#include "server/api/asker.hpp"
#include "server/api/dialect_error.hpp"
#include "server/model/api_error.hpp"

namespace glueprint {
namespace {

// What the text quotes of the request at its end may hold a secret, unless it is a name that the
// guard looks at.
bool may_be_logged_whole(RefusalReason reason) {
  return reason == RefusalReason::host || reason == RefusalReason::origin ||
         reason == RefusalReason::content_encoding;
}

std::string text_for_log(const Refusal& refusal) {
  const auto quoted = refusal.message.rfind(" \"");
  if (may_be_logged_whole(refusal.reason()) || quoted == std::string::npos) return refusal.message;
  return refusal.message.substr(0, quoted) + " (hidden)";
}

// AWS's common errors for what is refused below the protocols of its services.
std::string_view code_for(unsigned status) {
  if (status == 403) return "AccessDeniedException";
  if (status == 408) return "RequestTimeoutException";
  return "MalformedHttpRequestException";
}

}  // namespace

void Refusals::note(const Refusal& refusal) {
  const auto reason = refusal.reason();
  ++counts_.refused_for(reason);
  const auto left_out = limits_[static_cast<std::size_t>(reason)].admit(steady_now());
  if (!left_out) return;
  log_.warn("refused a request with {}: {}{}", refusal.status, text_for_log(refusal), *left_out);
}

void Refusals::answer(const Refusal& refusal, Exchange& exchange) {
  auto& response = exchange.response;
  write_refusal(refusal, response);
  if (!Admin::owns(exchange.request.target)) {
    if (const auto dialect = read_asker(exchange.request, exchange.body).dialect) {
      const ApiError error{std::string{code_for(refusal.status)}, refusal.message, refusal.status};
      write_dialect_error(response, *dialect, error, nullptr, "");
    }
  }
  // AWS refuses malformed HTTP too.
  if (refusal.reason() != RefusalReason::malformed) response.hint = refusal.message;
}

}  // namespace glueprint
