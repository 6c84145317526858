#pragma once

#include <csignal>
#include <functional>
#include <string>

#include <sys/wait.h>
#include <unistd.h>

namespace glueprint {

// A fork of the test that runs one function, which writes what it has to say into a pipe.
class ChildProcess {
 public:
  explicit ChildProcess(const std::function<void(int pipe)>& work) {
    int ends[2];
    if (pipe(ends) != 0) std::abort();
    process_ = fork();
    if (process_ == 0) {
      close(ends[0]);
      work(ends[1]);
      _exit(0);
    }
    close(ends[1]);
    pipe_ = ends[0];
  }
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;
  ~ChildProcess() {
    close(pipe_);
    if (!is_over_) {
      kill(SIGKILL);
      wait();
    }
  }

  // What was said since the last call: waits until there is some; empty at the end.
  std::string hear() {
    char buffer[4096];
    const auto size = read(pipe_, buffer, sizeof buffer);
    return size > 0 ? std::string{buffer, static_cast<std::size_t>(size)} : std::string{};
  }

  std::string hear_all() {
    std::string all;
    for (auto part = hear(); !part.empty(); part = hear()) all += part;
    return all;
  }

  void kill(int signal) { ::kill(process_, signal); }

  // Whether the function came to its end, rather than the process to its death by a signal.
  bool wait() {
    int status = 0;
    waitpid(process_, &status, 0);
    is_over_ = true;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
  }

 private:
  pid_t process_ = 0;
  int pipe_ = -1;
  bool is_over_ = false;
};

inline void say(int pipe, const std::string& text) {
  if (write(pipe, text.data(), text.size()) < 0) _exit(1);
}

}  // namespace glueprint
