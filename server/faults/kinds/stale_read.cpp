#include "server/faults/table.hpp"
#include "server/model/model.hpp"

namespace glueprint {
namespace {

class StaleRead final : public Fault {
 public:
  explicit StaleRead(const nlohmann::json& parameters)
      : by_{duration_of(parameters, "by", Duration::zero())} {}

  Task<void> apply(FaultedRequest& request, const Proceed& proceed) const override {
    if (by_ == Duration::zero()) request.had_no_effect("the data is 0 ms old");
    request.exchange.effects.stale_by = by_;
    co_await proceed();
  }

 private:
  Duration by_;
};

bool is_read(const OperationModel& operation) {
  return operation.access == Access::reads;
}

}  // namespace

FaultKind stale_read() {
  return {"stale_read",
          "A read sees states as they were some time ago, and nothing that is younger; edits and "
          "deletions are not undone.",
          {{"by", duration_schema("How long ago, in emulated time."), true}},
          make_kind<StaleRead>,
          is_read};
}

}  // namespace glueprint
