#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/posix/basic_stream_descriptor.hpp>
#include <sys/types.h>

#include "server/exchange/task.hpp"

namespace glueprint {

// How a child process has ended: by itself, or because it was ended from here.
enum class ProcessEnd { exited, timed_out, said_too_much, cut };

struct ProcessResult {
  ProcessEnd end = ProcessEnd::exited;
  int status = 0;  // what a shell would show: 128 and the number for a signal
  std::string output;
  std::string errors;  // the last of them
};

// What to run, and how much of it there may be.
struct ProcessOrder {
  std::vector<std::string> command;
  std::filesystem::path input;  // a file that is the child's standard input
  std::chrono::milliseconds time_max{};
  std::size_t output_bytes_max = 0;
  std::size_t error_bytes_max = 0;
};

// A child process with a process group of its own, run beside the loop and without a shell. All of
// its group ends with it.
class LayoutProcess : public std::enable_shared_from_this<LayoutProcess> {
 public:
  using Done = std::function<void(ProcessResult result)>;

  LayoutProcess(const Executor& executor, ProcessOrder order, Done done);
  LayoutProcess(const LayoutProcess&) = delete;
  LayoutProcess& operator=(const LayoutProcess&) = delete;
  ~LayoutProcess();

  // Starts the command; `done` is called once, later, when all has ended. Throws std::system_error
  // when it cannot be started; then `done` is never called.
  void start();

  // Ends the process and its group now. `done` follows.
  void end(ProcessEnd why);

 private:
  using Pipe = asio::posix::basic_stream_descriptor<Executor>;

  struct Stream {
    explicit Stream(const Executor& executor) : pipe{executor} {}

    Pipe pipe;
    std::array<char, 16 * 1024> chunk{};
    std::string text;
  };

  void spawn(int output, int errors);
  void read(Stream& stream);
  void take(Stream& stream, std::size_t bytes);
  void close(Stream& stream);
  void await_exit();
  void finish(int status);

  ProcessOrder order_;
  Done done_;
  Stream output_;
  Stream errors_;
  Timer deadline_;
  Timer next_look_;
  pid_t pid_ = 0;
  ProcessEnd end_ = ProcessEnd::exited;
  int open_streams_ = 0;
};

}  // namespace glueprint
