#pragma once

#include <memory>
#include <optional>
#include <string>

#include "server/account/accounts.hpp"
#include "server/exchange/held_requests.hpp"
#include "server/faults/pending_work.hpp"
#include "server/glue/layout_orders.hpp"
#include "server/layouts/layout_process.hpp"
#include "server/layouts/scratch_folder.hpp"

namespace glueprint {

// One layout that waits for its turn, or runs. A reset of its world ends it, as it ends requests
// that faults hold.
class LayoutRun final : public HeldRequest {
 public:
  explicit LayoutRun(LayoutOrder order);
  ~LayoutRun() override;

  // Unpacks the archive, and starts the command with what it is to know. Throws ArchiveError and
  // std::system_error.
  void start(const Executor& executor, ProcessOrder child, const std::string& server_url,
             LayoutProcess::Done done);

  // Ends the command, if it runs.
  void end(HoldEnd why) override;

  // Whether its answer is still wanted: the world was not reset, and the run not given up.
  bool is_wanted() const { return !work_.is_cancelled() && !is_given_up_; }
  void give_up() { is_given_up_ = true; }

  const LayoutOrder& order() const { return order_; }

 private:
  LayoutOrder order_;
  RequestInHand in_hand_;
  HeldRequest* held_;
  PendingWork work_;
  bool is_given_up_ = false;
  std::optional<ScratchFolder> folder_;
  std::shared_ptr<LayoutProcess> process_;
};

}  // namespace glueprint
