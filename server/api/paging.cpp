#include "server/api/paging.hpp"

#include <nlohmann/json.hpp>

#include "server/api/guesses.hpp"
#include "server/page_token.hpp"

namespace glueprint {
namespace {

PageTokens tokens_of(const Call& call) {
  return {call.random.token_key(call.scope.account), call.defaults.token_lifetime};
}

// A token belongs to the operation, the world and the members of the request for which it was made;
// the size of the page alone may change.
std::string binding_of(const Call& call) {
  auto members = call.input.members();
  members.erase("NextToken");
  members.erase("MaxResults");
  std::string binding{call.operation};
  binding.append("/").append(call.scope.account).append("/").append(call.scope.region);
  return binding.append("/").append(members.dump());
}

}  // namespace

int page_size(const Call& call) {
  return static_cast<int>(
      call.input.integer_if_given("MaxResults").value_or(call.defaults.page_size));
}

std::optional<RunPlace> page_begin(const Call& call) {
  const auto token = call.input.text_if_given("NextToken");
  if (!token) return std::nullopt;
  const auto opened = tokens_of(call).open(*token, binding_of(call), call.now);
  if (opened.place) return opened.place;
  throw opened.refusal == PageTokens::Refusal::expired ? expired_next_token()
                                                       : invalid_next_token();
}

std::string next_token(const Call& call, const RunPlace& last_of_page) {
  return tokens_of(call).seal(last_of_page, binding_of(call), call.now);
}

}  // namespace glueprint
