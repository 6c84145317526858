#include "server/faults/kinds/pages.hpp"
#include "server/faults/table.hpp"

namespace glueprint {
namespace {

class EmptyPage final : public Fault {
 public:
  explicit EmptyPage(const nlohmann::json&) {}

  Task<void> apply(FaultedRequest& request, const Proceed& proceed) const override {
    request.exchange.effects.empties_page = true;
    co_await proceed();
    if (!is_page(request)) request.had_no_effect(no_page);
  }
};

}  // namespace

FaultKind empty_page() {
  return {"empty_page",
          "A page holds nothing but a NextToken, which leads to its rows.",
          {},
          make_kind<EmptyPage>,
          has_pages};
}

}  // namespace glueprint
