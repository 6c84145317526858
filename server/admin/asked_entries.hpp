#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "server/admin/query.hpp"
#include "server/insight/entry_match.hpp"

namespace glueprint {

// The entries of a journal that the query of a route asks for. Throws Problem for a filter that can
// match nothing.
EntryMatch asked_entries(const Query& query, const Account& account);

// Those that a member of a body asks for; `pointer` is its place.
EntryMatch asked_entries(const nlohmann::json& match, const std::string& pointer,
                         const Account& account);

}  // namespace glueprint
