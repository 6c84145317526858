#include "server/layouts/layout_process.hpp"

#include <csignal>
#include <system_error>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/limits.hpp"

extern char** environ;

namespace glueprint {
namespace {

using ErrorCode = boost::system::error_code;

void require(int error, const char* what) {
  if (error != 0) throw std::system_error{error, std::generic_category(), what};
}

struct FileActions {
  FileActions() { require(posix_spawn_file_actions_init(&actions), "posix_spawn"); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;
  ~FileActions() { posix_spawn_file_actions_destroy(&actions); }

  posix_spawn_file_actions_t actions{};
};

// A process group of its own, and signals as a new program expects them.
struct Attributes {
  Attributes() {
    require(posix_spawnattr_init(&attributes), "posix_spawn");
    sigset_t all{};
    sigset_t none{};
    sigfillset(&all);
    sigemptyset(&none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(
        &attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  }
  Attributes(const Attributes&) = delete;
  Attributes& operator=(const Attributes&) = delete;
  ~Attributes() { posix_spawnattr_destroy(&attributes); }

  posix_spawnattr_t attributes{};
};

// The two ends of a pipe, which close with it.
struct PipeEnds {
  PipeEnds() {
    if (pipe2(ends.data(), O_CLOEXEC) != 0) require(errno, "pipe");
  }
  PipeEnds(const PipeEnds&) = delete;
  PipeEnds& operator=(const PipeEnds&) = delete;
  ~PipeEnds() {
    for (const int end : ends) {
      if (end >= 0) ::close(end);
    }
  }

  int take_reading_end() { return std::exchange(ends[0], -1); }
  int writing_end() const { return ends[1]; }

  std::array<int, 2> ends{};
};

int status_of(int wait_status) {
  return WIFSIGNALED(wait_status) ? 128 + WTERMSIG(wait_status) : WEXITSTATUS(wait_status);
}

}  // namespace

LayoutProcess::LayoutProcess(const Executor& executor, ProcessOrder order, Done done)
    : order_{std::move(order)},
      done_{std::move(done)},
      output_{executor},
      errors_{executor},
      deadline_{executor},
      next_look_{executor} {}

// Only a process that was never waited for is left here: the loop ends before it does.
LayoutProcess::~LayoutProcess() {
  if (pid_ == 0) return;
  kill(-pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
}

void LayoutProcess::start() {
  PipeEnds output;
  PipeEnds errors;
  spawn(output.writing_end(), errors.writing_end());
  output_.pipe.assign(output.take_reading_end());
  errors_.pipe.assign(errors.take_reading_end());
  open_streams_ = 2;
  read(output_);
  read(errors_);
  deadline_.expires_after(order_.time_max);
  deadline_.async_wait([self = shared_from_this()](const ErrorCode& error) {
    if (!error) self->end(ProcessEnd::timed_out);
  });
}

void LayoutProcess::spawn(int output, int errors) {
  FileActions files;
  constexpr int first_of_ours = 3;
  const auto& input = order_.input.native();
  require(posix_spawn_file_actions_addopen(&files.actions, 0, input.c_str(), O_RDONLY, 0), "open");
  require(posix_spawn_file_actions_adddup2(&files.actions, output, 1), "dup2");
  require(posix_spawn_file_actions_adddup2(&files.actions, errors, 2), "dup2");
  require(posix_spawn_file_actions_addclosefrom_np(&files.actions, first_of_ours), "closefrom");
  std::vector<char*> arguments;
  for (auto& word : order_.command) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  Attributes attributes;
  require(posix_spawnp(&pid_, arguments[0], &files.actions, &attributes.attributes,
                       arguments.data(), environ),
          arguments[0]);
}

void LayoutProcess::read(Stream& stream) {
  stream.pipe.async_read_some(
      asio::buffer(stream.chunk),
      [self = shared_from_this(), &stream](const ErrorCode& error, std::size_t bytes) {
        if (!error) self->take(stream, bytes);
        if (!error && stream.pipe.is_open()) return self->read(stream);
        self->close(stream);
        if (--self->open_streams_ == 0) self->await_exit();
      });
}

// Of what goes to standard error, the end counts: there a traceback says what has happened.
void LayoutProcess::take(Stream& stream, std::size_t bytes) {
  stream.text.append(stream.chunk.data(), bytes);
  if (&stream == &output_) {
    if (stream.text.size() > order_.output_bytes_max) end(ProcessEnd::said_too_much);
  } else if (stream.text.size() > 2 * order_.error_bytes_max) {
    stream.text.erase(0, stream.text.size() - order_.error_bytes_max);
  }
}

void LayoutProcess::close(Stream& stream) {
  ErrorCode ignored;
  stream.pipe.close(ignored);
}

void LayoutProcess::end(ProcessEnd why) {
  if (pid_ == 0 || end_ != ProcessEnd::exited) return;
  end_ = why;
  kill(-pid_, SIGKILL);
  close(output_);
  close(errors_);
}

// The pipes have closed, so the process has ended or is about to. It is left to be waited for until
// its group, which has its number, is ended too.
void LayoutProcess::await_exit() {
  siginfo_t info{};
  const int result = waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG | WNOWAIT);
  if (result == 0 && info.si_pid == 0) {
    next_look_.expires_after(process_look_interval);
    next_look_.async_wait([self = shared_from_this()](const ErrorCode&) { self->await_exit(); });
    return;
  }
  kill(-pid_, SIGKILL);
  int status = 0;
  const bool is_known = waitpid(pid_, &status, 0) == pid_;
  finish(is_known ? status_of(status) : 0);
}

void LayoutProcess::finish(int status) {
  pid_ = 0;
  deadline_.cancel();
  const auto done = std::exchange(done_, {});
  done({end_, status, std::move(output_.text), std::move(errors_.text)});
}

}  // namespace glueprint
