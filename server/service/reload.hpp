#pragma once

#include <boost/asio/steady_timer.hpp>

#include "core/log.hpp"
#include "core/options.hpp"
#include "server/seeding/fixture_watch.hpp"
#include "server/service/service.hpp"

namespace glueprint {

// Loads fixtures again when their files change, for --watch. It adds and replaces rows, and never
// removes any. When a file has a mistake, it changes nothing and logs the mistakes. It must outlive
// the run of the context; stop() lets the context run out of work.
class Reload {
 public:
  Reload(boost::asio::io_context& context, const Options& options, Service& service,
         const Log& log);

  void stop() { timer_.cancel(); }

 private:
  void look_again();
  void load();

  boost::asio::steady_timer timer_;
  const Options& options_;
  Service& service_;
  const Log& log_;
  FixtureWatch watch_;
};

}  // namespace glueprint
