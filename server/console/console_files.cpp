#include "server/console/console_files.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include <fmt/format.h>

#include "server/console/embedded_files.hpp"

namespace glueprint {
namespace {

constexpr std::string_view html_type = "text/html; charset=utf-8";
constexpr std::string_view css_type = "text/css; charset=utf-8";
constexpr std::string_view icon_type = "image/svg+xml";
constexpr std::string_view json_type_of_plans = "application/json";
constexpr std::string_view script_type = "text/javascript; charset=utf-8";

// FNV-1a: another text has another tag, unless somebody looks for one that has not.
std::string tag_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return fmt::format("\"{:016x}\"", hash);
}

ConsoleFile file(std::string_view name, std::string_view type, std::string_view text) {
  return {name, type, text, tag_of(text)};
}

const auto& files() {
  static const std::array all{
      file("", html_type, console_index_html),
      file("console.css", css_type, console_css),
      file("icon.svg", icon_type, console_icon_svg),
      file("console.js", script_type, console_js),
      file("dom.js", script_type, console_dom_js),
      file("api.js", script_type, console_api_js),
      file("events.js", script_type, console_events_js),
      file("requests.js", script_type, console_requests_js),
      file("window_list.js", script_type, console_window_list_js),
      file("filter.js", script_type, console_filter_js),
      file("drawer.js", script_type, console_drawer_js),
      file("copy_as.js", script_type, console_copy_as_js),
      file("runs.js", script_type, console_runs_js),
      file("run_bar.js", script_type, console_run_bar_js),
      file("clock.js", script_type, console_clock_js),
      file("faults.js", script_type, console_faults_js),
      file("fault_form.js", script_type, console_fault_form_js),
      file("findings.js", script_type, console_findings_js),
      file("accounts.js", script_type, console_accounts_js),
      file("keys.js", script_type, console_keys_js),
      file("first_steps.js", script_type, console_first_steps_js),
      file("tabs.js", script_type, console_tabs_js),
      file("plans/flaky-network.json", json_type_of_plans, plan_flaky_network_json),
      file("plans/lost-start.json", json_type_of_plans, plan_lost_start_json),
      file("plans/odd-pages.json", json_type_of_plans, plan_odd_pages_json),
      file("plans/slow-region.json", json_type_of_plans, plan_slow_region_json),
      file("plans/throttled-poller.json", json_type_of_plans, plan_throttled_poller_json),
  };
  return all;
}

}  // namespace

const ConsoleFile* find_console_file(std::string_view name) {
  const auto& all = files();
  const auto* const found = std::find_if(
      all.begin(), all.end(), [&](const ConsoleFile& each) { return each.name == name; });
  return found == all.end() ? nullptr : found;
}

}  // namespace glueprint
