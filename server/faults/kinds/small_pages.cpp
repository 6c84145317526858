#include "server/faults/kinds/pages.hpp"
#include "server/faults/table.hpp"

namespace glueprint {
namespace {

class SmallPages final : public Fault {
 public:
  explicit SmallPages(const nlohmann::json& parameters) : items_{parameters.value("items", 1)} {}

  Task<void> apply(FaultedRequest& request, const Proceed& proceed) const override {
    request.exchange.effects.page_items_max = items_;
    co_await proceed();
  }

 private:
  int items_;
};

}  // namespace

FaultKind small_pages() {
  return {"small_pages",
          "Pages are shorter than MaxResults, and have tokens.",
          {{"items", whole_number_schema(1, 1000,
                                         "How long they are at most; 1 when it is left "
                                         "out.")}},
          make_kind<SmallPages>,
          has_pages};
}

}  // namespace glueprint
