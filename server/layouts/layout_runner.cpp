#include "server/layouts/layout_runner.hpp"

#include <exception>
#include <utility>

#include <boost/asio/post.hpp>
#include <fmt/format.h>

#include "core/limits.hpp"
#include "server/glue/layout_wait.hpp"

namespace glueprint {

LayoutRunner::LayoutRunner(asio::io_context& context, LayoutRunnerSettings settings, Store& store,
                           const Log& log)
    : context_{context}, settings_{std::move(settings)}, store_{store}, log_{log} {}

// The order is given inside the transaction of its run, and begins after that.
void LayoutRunner::take(LayoutOrder order) {
  waiting_.push_back(std::make_shared<LayoutRun>(std::move(order)));
  asio::post(context_, [this] { start_next(); });
}

void LayoutRunner::start_next() {
  while (!waiting_.empty() && running_.size() < layouts_at_once_max) {
    const auto run = std::move(waiting_.front());
    waiting_.pop_front();
    if (run->is_wanted()) start(run);
  }
}

void LayoutRunner::start(const std::shared_ptr<LayoutRun>& run) {
  try {
    ProcessOrder child{
        settings_.command, {}, settings_.time_max, layout_output_bytes_max, layout_error_bytes_max};
    run->start(context_.get_executor(), std::move(child), settings_.server_url,
               [this, run](const ProcessResult& result) {
                 running_.remove(run);
                 conclude(*run, read_layout_answer(result));
                 start_next();
               });
    running_.push_back(run);
  } catch (const std::exception& error) {
    LayoutAnswer answer;
    answer.remark = fmt::format("The layout runner cannot be started: {}", error.what());
    answer.plan.failure = answer.remark;
    conclude(*run, answer);
  }
}

void LayoutRunner::conclude(LayoutRun& run, const LayoutAnswer& answer) {
  if (!run.is_wanted()) return;
  const auto& order = run.order();
  log_.info("Run {}: {}.", order.run_id,
            answer.remark.empty() ? "its layout has answered" : answer.remark);
  try {
    auto transaction = store_.transaction();
    end_wait(store_, order.scope, order.blueprint_name, order.run_id, answer.plan, order.after,
             order.account.clock.now());
    transaction.commit();
  } catch (const std::exception& error) {
    log_.error("the layout of run {} is lost: {}", order.run_id, error.what());
  }
}

void LayoutRunner::stop() {
  ProcessResult stopped;
  stopped.end = ProcessEnd::cut;
  auto all = running_;
  all.insert(all.end(), waiting_.begin(), waiting_.end());
  waiting_.clear();
  for (const auto& run : all) {
    conclude(*run, read_layout_answer(stopped));
    run->give_up();
    run->end(HoldEnd::cut);
  }
}

}  // namespace glueprint
