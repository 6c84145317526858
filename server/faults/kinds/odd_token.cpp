#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "server/faults/kinds/pages.hpp"
#include "server/faults/table.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

// Gives the object in a body the member NextToken, as JSON, in place of the one that it may have.
// A quote within a text is escaped, so that what is found here is the member.
void set_token(std::string& body, const std::string& token) {
  constexpr std::string_view name = R"("NextToken":)";
  const auto found = body.find(std::string{name} + '"');
  if (found == std::string::npos) {
    const bool is_first = body.size() <= 2;
    body.insert(body.size() - 1, (is_first ? "" : ",") + std::string{name} + token);
    return;
  }
  const auto begin = found + name.size();
  const auto end = body.find('"', begin + 1) + 1;
  body.replace(begin, end - begin, token);
}

class OddToken final : public Fault {
 public:
  explicit OddToken(const json& parameters) : how_{parameters.value("how", "repeat")} {}

  Task<void> apply(FaultedRequest& request, const Proceed& proceed) const override {
    co_await proceed();
    auto& body = request.exchange.response.body;
    const auto token = token_for(request.asked.input());
    if (!is_page(request) || !body.ends_with('}')) {
      request.had_no_effect(no_page);
    } else if (token.empty()) {
      request.had_no_effect("the request has no NextToken to repeat");
    } else {
      set_token(body, token);
    }
  }

 private:
  // As JSON; empty when there is none to repeat.
  std::string token_for(const json& input) const {
    if (how_ == "null") return "null";
    if (how_ == "empty") return R"("")";
    const bool has_one = input.is_object() && input.contains("NextToken");
    return has_one ? input.at("NextToken").dump() : "";
  }

  std::string how_;
};

}  // namespace

FaultKind odd_token() {
  return {"odd_token",
          "A page has a NextToken that AWS would not give, on the last page too.",
          {{"how", choice_schema({"repeat", "empty", "null"},
                                 "The one of the request once more (the default), an empty text, "
                                 "or null.")}},
          make_kind<OddToken>,
          has_pages};
}

}  // namespace glueprint
