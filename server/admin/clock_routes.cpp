#include <utility>

#include <fmt/format.h>

#include "core/limits.hpp"
#include "core/text/printable.hpp"
#include "core/time/duration_text.hpp"
#include "core/time/time_text.hpp"
#include "server/admin/handlers.hpp"
#include "server/admin/problem.hpp"
#include "server/documents/fixture_time.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

constexpr std::string_view real_time = "real";

json clock_json(const Clock& clock) {
  const auto rate = clock.setting().rate;
  json written{{"now", write_instant(clock.now())}, {"rate", rate}};
  const auto whole = static_cast<std::int64_t>(rate);
  if (static_cast<double>(whole) == rate) written["rate"] = whole;
  return written;
}

// What a clock that was set back leaves in its future, one line a region.
json warnings_of_future_runs(const AdminCall& call) {
  json warnings = json::array();
  const auto now = call.account().clock.now();
  for (const auto& scope : call.parts.store.worlds.near(call.scope.account, worlds_looked_at_max)) {
    if (scope.account != call.scope.account) continue;
    const auto run = call.parts.store.runs.find_future(scope, now, runs_looked_at_max);
    if (!run) continue;
    warnings.push_back(fmt::format(
        "the clock stands before runs of {}, such as {}, which starts at {}: until then they show "
        "their first state; set the clock later, or load fixtures with times such as \"-2h\"",
        scope.region, in_quotes(run->run_id), write_instant(run->started_on)));
  }
  return warnings;
}

void write_changed_clock(const AdminCall& call, AdminReply& reply) {
  auto written = clock_json(call.account().clock);
  auto warnings = warnings_of_future_runs(call);
  if (!warnings.empty()) written["warnings"] = std::move(warnings);
  reply.json(written);
}

}  // namespace

void get_clock(const AdminCall& call, AdminReply& reply) {
  reply.json(clock_json(call.account().clock));
}

void put_clock(const AdminCall& call, AdminReply& reply) {
  auto& clock = call.account().clock;
  const auto now = call.body.find("now");
  const bool is_real = now != call.body.end() && *now == real_time;

  auto setting = is_real ? ClockSetting{} : clock.setting();
  setting.rate = call.body.value("rate", setting.rate);
  if (now != call.body.end() && !is_real) {
    setting.now = read_fixture_time(*now)->when_loaded(Instant{});
  }
  if (is_real) clock.set({});
  clock.set(setting);
  write_changed_clock(call, reply);
}

void advance_clock(const AdminCall& call, AdminReply& reply) {
  const auto& by = call.body.at("by").get_ref<const std::string&>();
  const auto back = read_time_ago(by);
  const auto distance = back ? -*back : *read_duration(by);
  auto& clock = call.account().clock;
  if (!is_showable(clock.now() + distance)) {
    throw wrong_member("/by", "leads out of the years 1970 to 9999");
  }
  clock.advance(distance);
  write_changed_clock(call, reply);
}

}  // namespace glueprint
