#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "server/account/journal.hpp"

namespace glueprint {

// Something that a client does wrong: a sentence, the requests that show it, and what to do.
struct Finding {
  std::string_view kind;
  std::string detail;
  std::vector<std::int64_t> requests;
  std::string_view advice;
};

// What the journal of an account shows, kind by kind.
std::vector<Finding> findings_in(const Journal& journal);

nlohmann::json write_findings(const std::vector<Finding>& findings);

}  // namespace glueprint
