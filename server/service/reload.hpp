#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>

#include "core/log.hpp"
#include "core/options.hpp"
#include "server/seeding/file_watch.hpp"
#include "server/service/service.hpp"

namespace glueprint {

// Reads fixtures, timelines and fault plans again when their files change, for --watch. Rows and
// timelines are added and replaced, never removed; a plan takes the place of the former one. When a
// file has a mistake, it changes nothing and logs the mistakes. A thread of its own looks at the
// files and reads them; what they hold is taken over on the context, in one step. It must outlive
// the run of the context; stop() lets the context run out of work.
class Reload {
 public:
  Reload(boost::asio::io_context& context, const Options& options, Service& service,
         const Log& log);

  // Waits for the thread, which may be reading a file.
  ~Reload();

  void stop();

 private:
  struct Found;

  void look_later();
  Found look(Instant now);  // on the thread
  void take_over(Found found);

  boost::asio::io_context& context_;
  boost::asio::steady_timer timer_;
  bool is_stopped_ = false;
  const Options& options_;
  Service& service_;
  const Log& log_;
  FileWatch seed_;
  FileWatch plan_;
  bool plan_is_due_ = false;  // it has changed since it was last taken over
  boost::asio::thread_pool thread_{1};
};

}  // namespace glueprint
