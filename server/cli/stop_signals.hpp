#pragma once

#include <functional>

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>

namespace glueprint {

// SIGTERM, SIGINT and, unless it was ignored as by nohup, SIGHUP. From the construction on each is
// heard whatever the program does: before there is a First it ends the program, the first one
// afterwards lets the server stop, and another one ends the program at once. There is one of these
// in a program.
class StopSignals {
 public:
  StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;
  ~StopSignals();

  // Calls a function on a context after the first signal; for as long as the context.
  class First {
   public:
    First(const StopSignals& signals, boost::asio::io_context& context, std::function<void()> call);

   private:
    boost::asio::posix::stream_descriptor heard_;
  };
};

}  // namespace glueprint
