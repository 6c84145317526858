#include "server/cli/stop_signals.hpp"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace glueprint {
namespace {

constexpr std::array signals{SIGTERM, SIGINT, SIGHUP};

enum class Stage { starting, serving, stopping };

// What the handler knows: it may interrupt anything, so it uses nothing else.
std::atomic<Stage> stage{Stage::starting};
std::array<int, 2> pipe_ends{-1, -1};

static_assert(std::atomic<Stage>::is_always_lock_free);

// A program that a signal has ended has this status in a shell.
constexpr int exit_by_signal = 128;

extern "C" void hear_stop_signal(int signal) {
  const auto before = stage.exchange(Stage::stopping);
  if (before == Stage::starting) _exit(exit_by_signal + signal);
  if (before == Stage::stopping) _exit(1);
  const int error = errno;
  [[maybe_unused]] const auto written = write(pipe_ends[1], "", 1);
  errno = error;
}

bool is_ignored(int signal) {
  struct sigaction action {};
  sigaction(signal, nullptr, &action);
  return action.sa_handler == SIG_IGN;
}

}  // namespace

StopSignals::StopSignals() {
  if (pipe2(pipe_ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) {
    throw std::system_error{errno, std::generic_category(), "no pipe for signals"};
  }
  struct sigaction action {};
  action.sa_handler = hear_stop_signal;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  for (const int signal : signals) {
    if (signal != SIGHUP || !is_ignored(signal)) sigaction(signal, &action, nullptr);
  }
}

// What still comes finds the server stopping.
StopSignals::~StopSignals() {
  stage = Stage::stopping;
}

StopSignals::First::First(const StopSignals&, boost::asio::io_context& context,
                          std::function<void()> call)
    : heard_{context, pipe_ends[0]} {
  heard_.async_wait(boost::asio::posix::stream_descriptor::wait_read,
                    [call = std::move(call)](const boost::system::error_code& error) {
                      if (!error) call();
                    });
  stage = Stage::serving;
}

}  // namespace glueprint
