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

Instant read_now(const json& value) {
  const auto time = read_fixture_time(value);
  const bool is_relative =
      value.is_string() && value.get_ref<const std::string&>().starts_with('-');
  if (time && !is_relative) return time->when_loaded(Instant{});
  throw wrong_member("/now",
                     R"(must be ISO 8601 ("2024-02-23T14:44:45Z"), epoch seconds, or "real")");
}

double read_rate(const json& value) {
  const auto rate = value.is_number() ? value.get<double>() : -1;
  if (rate >= 0 && rate <= clock_rate_max) return rate;
  throw wrong_member("/rate", "must be a number from 0 (stands still) to 1000000; 1 is real time");
}

}  // namespace

void get_clock(const AdminCall& call, AdminReply& reply) {
  write_clock(call.account().clock, reply);
}

void put_clock(const AdminCall& call, AdminReply& reply) {
  require_members(call.body, {"now", "rate"}, {});
  if (call.body.empty()) throw wrong_member("", R"(must name "now", "rate" or both)");
  auto& clock = call.account().clock;
  const auto now = call.body.find("now");
  const auto rate = call.body.find("rate");
  const bool is_real = now != call.body.end() && *now == real_time;

  auto setting = is_real ? ClockSetting{} : clock.setting();
  if (rate != call.body.end()) setting.rate = read_rate(*rate);
  if (now != call.body.end() && !is_real) setting.now = read_now(*now);
  if (is_real) clock.set({});
  clock.set(setting);
  write_clock(clock, reply);
}

void advance_clock(const AdminCall& call, AdminReply& reply) {
  require_members(call.body, {"by"}, {"by"});
  const auto& by = call.body.at("by");
  const auto text = by.is_string() ? by.get<std::string>() : std::string{};
  const auto back = read_time_ago(text);
  const auto forth = read_duration(text);
  if (!back && !forth) {
    throw wrong_member("/by", R"(must be a duration such as "30s", "10m" or, to go back, "-1h")");
  }
  auto& clock = call.account().clock;
  const auto distance = back ? -*back : *forth;
  if (!is_showable(clock.now() + distance)) {
    throw wrong_member("/by", "leads out of the years 1970 to 9999");
  }
  clock.advance(distance);
  write_clock(clock, reply);
}

}  // namespace glueprint
