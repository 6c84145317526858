#pragma once

#include <chrono>
#include <deque>
#include <list>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/io_context.hpp>

#include "core/log.hpp"
#include "server/glue/layout_orders.hpp"
#include "server/layouts/layout_answer.hpp"
#include "server/layouts/layout_run.hpp"
#include "storage/store.hpp"

namespace glueprint {

struct LayoutRunnerSettings {
  std::vector<std::string> command;
  std::chrono::milliseconds time_max{};
  std::string server_url;
};

// Runs the layouts of runs by the user's own command, a few at a time, beside the loop. It must
// outlive the run of the context.
class LayoutRunner final : public LayoutOrders {
 public:
  // `store` and `log` must outlive this.
  LayoutRunner(asio::io_context& context, LayoutRunnerSettings settings, Store& store,
               const Log& log);

  void take(LayoutOrder order) override;

  // Ends all layouts; their runs fail.
  void stop();

 private:
  void start_next();
  void start(const std::shared_ptr<LayoutRun>& run);
  void conclude(LayoutRun& run, const LayoutAnswer& answer);

  asio::io_context& context_;
  LayoutRunnerSettings settings_;
  Store& store_;
  const Log& log_;
  std::deque<std::shared_ptr<LayoutRun>> waiting_;
  std::list<std::shared_ptr<LayoutRun>> running_;
};

}  // namespace glueprint
