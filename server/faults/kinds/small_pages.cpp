#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

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
    if (!is_page(request)) {
      request.had_no_effect(no_page);
    } else if (!is_cut(request)) {
      request.had_no_effect(fmt::format("the page has no more than {} rows anyway", items_));
    }
  }

 private:
  // A page that is damaged by a later fault may have been cut.
  bool is_cut(const FaultedRequest& request) const {
    const auto& input = request.asked.input();
    const auto wanted = input.is_object() ? input.find("MaxResults") : input.end();
    if (wanted != input.end() && wanted->is_number() && *wanted <= items_) return false;
    const auto page = nlohmann::json::parse(request.exchange.response.body, nullptr, false);
    if (!page.is_object()) return true;
    return page.contains("NextToken") &&
           std::any_of(page.begin(), page.end(), [this](const nlohmann::json& member) {
             return member.is_array() && member.size() == static_cast<std::size_t>(items_);
           });
  }

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
