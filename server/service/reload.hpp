#pragma once

#include <boost/asio/steady_timer.hpp>

#include "core/log.hpp"
#include "core/options.hpp"
#include "server/seeding/file_watch.hpp"
#include "server/service/service.hpp"

namespace glueprint {

// Reads fixtures, timelines and fault plans again when their files change, for --watch. Rows and
// timelines are added and replaced, never removed; a plan takes the place of the former one. When a
// file has a mistake, it changes nothing and logs the mistakes. It must outlive the run of the
// context; stop() lets the context run out of work.
class Reload {
 public:
  Reload(boost::asio::io_context& context, const Options& options, Service& service,
         const Log& log);

  void stop() { timer_.cancel(); }

 private:
  void look_again();
  void load(bool plan_has_changed);

  boost::asio::steady_timer timer_;
  const Options& options_;
  Service& service_;
  const Log& log_;
  FileWatch seed_;
  FileWatch plan_;
};

}  // namespace glueprint
