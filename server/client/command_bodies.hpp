#pragma once

#include <string>
#include <vector>

#include "server/client/commands.hpp"

// What commands send, and what of an answer they show; the table of commands names these.
namespace glueprint {

using Bodies = std::vector<std::string>;

Bodies advance_body(const CommandInput& input);
Bodies set_clock_body(const CommandInput& input);
Bodies freeze_clock_body(const CommandInput& input);
Bodies scale_clock_body(const CommandInput& input);
Bodies real_clock_body(const CommandInput& input);

// The file that the last argument names, or standard input for `-`.
Bodies file_body(const CommandInput& input);

// The file of the argument, or every *.json of a directory, but for *.schema.json.
Bodies fixture_bodies(const CommandInput& input);

// Nothing to send, when the flags say what is reset.
Bodies reset_body(const CommandInput& input);

Bodies end_run_body(const CommandInput& input);
Bodies fail_run_body(const CommandInput& input);

// What must have happened, by the flags, or in a file.
Bodies verify_body(const CommandInput& input);

// Of an export: its runs, or those of one blueprint; and one run. Throws std::invalid_argument when
// there is no such run.
nlohmann::json runs_of_export(nlohmann::json answer, const CommandInput& input);
nlohmann::json run_of_export(nlohmann::json answer, const CommandInput& input);

}  // namespace glueprint
