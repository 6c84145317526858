#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "server/documents/mistake.hpp"

namespace glueprint {

// What somebody pasted, in the form of a fixture: null members are left out, and a lone record or a
// list of records stands in the member where a fixture has it.
struct PastedAnswer {
  nlohmann::json document;
  std::string wrapper;  // the pointer of that member, empty for what had the form already
};

PastedAnswer read_pasted_answer(nlohmann::json document);

// Notes times in milliseconds, and takes them out.
void take_milliseconds(nlohmann::json& value, const Place& place, MistakeList& mistakes);

// Makes the pointers of mistakes those of what was pasted.
void unwrap(const std::string& wrapper, MistakeList& mistakes);

}  // namespace glueprint
