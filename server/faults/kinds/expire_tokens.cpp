#include "server/faults/kinds/pages.hpp"
#include "server/faults/table.hpp"

namespace glueprint {
namespace {

class ExpireTokens final : public Fault {
 public:
  explicit ExpireTokens(const nlohmann::json& parameters)
      : after_{duration_of(parameters, "after", Duration{-1})} {}

  FaultPtr decide(const Encounter& encounter) const override {
    return encounter.request.input().contains("NextToken") ? shared_from_this() : nullptr;
  }

  Task<void> apply(FaultedRequest& request, const Proceed& proceed) const override {
    request.exchange.effects.token_lifetime = after_;
    co_await proceed();
    const auto& code = request.exchange.response.error_code;
    if (code != "InvalidInputException") request.had_no_effect("the token is younger than that");
  }

 private:
  Duration after_;
};

}  // namespace

FaultKind expire_tokens() {
  return {"expire_tokens",
          "A NextToken has expired: InvalidInputException. Requests without one pass.",
          {{"after", duration_schema("How old a token may be, in emulated time; every token has "
                                     "expired when it is left out.")}},
          make_kind<ExpireTokens>,
          has_pages};
}

}  // namespace glueprint
