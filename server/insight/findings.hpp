#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/scope.hpp"
#include "server/account/journal.hpp"

namespace glueprint {

// Something that a client does wrong: a sentence, the requests that show it, and what to do.
struct Finding {
  std::string_view kind;
  std::string detail;
  std::vector<std::int64_t> requests;
  std::string_view advice;
};

// Where else there is a blueprint of that name, when the region has none at all.
using FindElsewhere =
    std::function<std::optional<Scope>(const std::string& region, const std::string& name)>;

// What the journal of an account shows, kind by kind.
std::vector<Finding> findings_in(const Journal& journal, const FindElsewhere& find_elsewhere);

nlohmann::json write_findings(const std::vector<Finding>& findings);

}  // namespace glueprint
