#pragma once

#include <string_view>

namespace glueprint {

// The texts of the files beside this one, embedded by CMake.
extern const std::string_view console_index_html;
extern const std::string_view console_css;
extern const std::string_view console_icon_svg;
extern const std::string_view console_js;
extern const std::string_view console_dom_js;
extern const std::string_view console_api_js;
extern const std::string_view console_events_js;
extern const std::string_view console_requests_js;
extern const std::string_view console_window_list_js;
extern const std::string_view console_filter_js;
extern const std::string_view console_drawer_js;
extern const std::string_view console_copy_as_js;
extern const std::string_view console_runs_js;
extern const std::string_view console_run_bar_js;
extern const std::string_view console_clock_js;
extern const std::string_view console_faults_js;
extern const std::string_view console_fault_form_js;
extern const std::string_view console_findings_js;
extern const std::string_view console_accounts_js;
extern const std::string_view console_keys_js;
extern const std::string_view console_first_steps_js;
extern const std::string_view console_tabs_js;

// The plans of fixtures/faults/.
extern const std::string_view plan_flaky_network_json;
extern const std::string_view plan_lost_start_json;
extern const std::string_view plan_odd_pages_json;
extern const std::string_view plan_slow_region_json;
extern const std::string_view plan_throttled_poller_json;

}  // namespace glueprint
