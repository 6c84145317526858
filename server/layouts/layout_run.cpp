#include "server/layouts/layout_run.hpp"

#include <utility>

#include <nlohmann/json.hpp>

namespace glueprint {

LayoutRun::LayoutRun(LayoutOrder order)
    : order_{std::move(order)},
      in_hand_{order_.account},
      held_{this},
      work_{order_.account.pending_works, order_.scope, held_} {}

LayoutRun::~LayoutRun() = default;

void LayoutRun::start(const Executor& executor, ProcessOrder child, const std::string& server_url,
                      LayoutProcess::Done done) {
  folder_.emplace();
  const auto folder = folder_->path() / order_.files.name;
  unpack_into(folder, order_.files);
  auto input = nlohmann::json::parse(order_.input);
  input["folder"] = folder.string();
  input["endpointUrl"] = server_url;
  child.input = folder_->path() / "input.json";
  write_file(child.input, input.dump());
  // One that cannot be started is not kept: it holds `done`, which may hold this.
  auto process = std::make_shared<LayoutProcess>(executor, std::move(child), std::move(done));
  process->start();
  process_ = std::move(process);
}

void LayoutRun::end(HoldEnd) {
  if (process_) process_->end(ProcessEnd::cut);
}

}  // namespace glueprint
