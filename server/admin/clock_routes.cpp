#include "core/time/duration_text.hpp"
#include "core/time/time_text.hpp"
#include "server/admin/handlers.hpp"
#include "server/admin/problem.hpp"
#include "server/documents/fixture_time.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

constexpr std::string_view real_time = "real";

void write_clock(const Clock& clock, AdminReply& reply) {
  const auto rate = clock.setting().rate;
  json written{{"now", write_instant(clock.now())}, {"rate", rate}};
  const auto whole = static_cast<std::int64_t>(rate);
  if (static_cast<double>(whole) == rate) written["rate"] = whole;
  reply.json(written);
}

}  // namespace

void get_clock(const AdminCall& call, AdminReply& reply) {
  write_clock(call.account().clock, reply);
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
  write_clock(clock, reply);
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
  write_clock(clock, reply);
}

}  // namespace glueprint
