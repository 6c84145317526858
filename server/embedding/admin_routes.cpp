// The member functions of Emulator that are named after admin routes.

#include <string>

#include <fmt/format.h>
#include <glueprint/emulator.hpp>
#include <nlohmann/json.hpp>

#include "core/text/percent_encoding.hpp"

namespace glueprint {
namespace {

using Text = Emulator::Text;

std::string with_name(Text folder, Text name, Text rest = {}) {
  return fmt::format("{}/{}{}", folder, percent_encoded(name), rest);
}

// The route, with the query for a world.
std::string of_world(Text route, Text account, Text region = {}) {
  std::string text{route};
  if (!account.empty()) text += "?account=" + percent_encoded(account);
  if (!region.empty())
    text += (account.empty() ? "?region=" : "&region=") + percent_encoded(region);
  return text;
}

}  // namespace

void Emulator::reset(Text account, Text region) {
  if (account.empty() && region.empty()) {
    admin("POST", "reset?all=true");
  } else {
    admin("POST", of_world("reset", account.empty() ? default_account() : account, region));
  }
}

std::string Emulator::clock(Text account) {
  return admin("GET", of_world("clock", account));
}

std::string Emulator::put_clock(Text setting, Text account) {
  return admin("PUT", of_world("clock", account), setting);
}

std::string Emulator::advance(Text by, Text account) {
  return admin("POST", of_world("clock/advance", account), nlohmann::json{{"by", by}}.dump());
}

std::string Emulator::faults(Text account) {
  return admin("GET", of_world("faults", account));
}

std::string Emulator::post_faults(Text plan, Text account) {
  return admin("POST", of_world("faults", account), plan);
}

std::string Emulator::put_fault(Text id, Text rule, Text account) {
  return admin("PUT", of_world(with_name("faults", id), account), rule);
}

void Emulator::delete_fault(Text id, Text account) {
  admin("DELETE", of_world(with_name("faults", id), account));
}

void Emulator::delete_faults(Text account) {
  admin("DELETE", of_world("faults", account));
}

std::string Emulator::fault_tape(Text account) {
  return admin("GET", of_world("faults/tape", account));
}

std::string Emulator::journal(Text account) {
  return admin("GET", of_world("journal", account));
}

void Emulator::delete_journal(Text account) {
  admin("DELETE", of_world("journal", account));
}

void Emulator::verify(Text expectation, Text account) {
  admin("POST", of_world("verify", account), expectation);
}

std::string Emulator::retries(Text account) {
  return admin("GET", of_world("retries", account));
}

std::string Emulator::findings(Text account) {
  return admin("GET", of_world("findings", account));
}

std::string Emulator::timelines(Text account) {
  return admin("GET", of_world("timelines", account));
}

std::string Emulator::put_timeline(Text name, Text timeline, Text account) {
  return admin("PUT", of_world(with_name("timelines", name), account), timeline);
}

void Emulator::delete_timeline(Text name, Text account) {
  admin("DELETE", of_world(with_name("timelines", name), account));
}

std::string Emulator::timeline_rules(Text account) {
  return admin("GET", of_world("timeline-rules", account));
}

std::string Emulator::post_timeline_rule(Text rule, Text account) {
  return admin("POST", of_world("timeline-rules", account), rule);
}

void Emulator::delete_timeline_rules(Text account) {
  admin("DELETE", of_world("timeline-rules", account));
}

std::string Emulator::put_run_timeline(Text run_id, Text timeline, Text account, Text region) {
  return admin("PUT", of_world(with_name("runs", run_id, "/timeline"), account, region), timeline);
}

std::string Emulator::put_fixtures(Text fixture, Text account, Text region) {
  return admin("PUT", of_world("fixtures", account, region), fixture);
}

std::string Emulator::export_world(Text account, Text region) {
  return admin("GET", of_world("export", account, region));
}

std::string Emulator::snapshots(Text account, Text region) {
  return admin("GET", of_world("snapshots", account, region));
}

std::string Emulator::put_snapshot(Text name, Text account, Text region) {
  return admin("PUT", of_world(with_name("snapshots", name), account, region));
}

std::string Emulator::restore_snapshot(Text name, Text account, Text region) {
  return admin("POST", of_world(with_name("snapshots", name), account, region));
}

void Emulator::delete_snapshot(Text name, Text account, Text region) {
  admin("DELETE", of_world(with_name("snapshots", name), account, region));
}

}  // namespace glueprint
