#include "server/admin/query.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "core/text/percent_encoding.hpp"
#include "core/text/utf8.hpp"
#include "core/text/whole_number.hpp"
#include "server/admin/problem.hpp"

namespace glueprint {

std::string decoded(std::string_view text, std::string_view what) {
  if (!has_whole_escapes(text)) {
    throw Problem{400, fmt::format("{} has a % that two hexadecimal digits do not follow.", what)};
  }
  auto result = percent_decoded(text);
  if (!is_utf8(result)) throw Problem{400, fmt::format("{} is not UTF-8.", what)};
  return result;
}

Query::Query(std::string_view rest) {
  while (!rest.empty()) {
    const auto end = std::min(rest.find('&'), rest.size());
    const auto part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (part.empty()) continue;
    const auto equals = std::min(part.find('='), part.size());
    auto name = decoded(part.substr(0, equals), "The query");
    auto value = decoded(part.substr(std::min(equals + 1, part.size())), "The query");
    if (parameters_.contains(name)) throw wrong_parameter(name, "is given twice; keep one");
    parameters_.emplace(std::move(name), std::move(value));
  }
}

const std::string* Query::text(const std::string& name) const {
  const auto found = parameters_.find(name);
  return found == parameters_.end() ? nullptr : &found->second;
}

bool Query::flag(const std::string& name, bool otherwise) const {
  const auto* given = text(name);
  if (given == nullptr) return otherwise;
  if (*given == "true" || *given == "false") return *given == "true";
  throw wrong_parameter(name, "must be true or false");
}

std::optional<std::int64_t> Query::number(const std::string& name, std::int64_t min,
                                          std::int64_t max) const {
  const auto* given = text(name);
  if (given == nullptr) return std::nullopt;
  const auto number = read_whole_number(*given);
  const bool is_in_range = number && *number <= static_cast<std::uint64_t>(max) &&
                           static_cast<std::int64_t>(*number) >= min;
  if (is_in_range) return static_cast<std::int64_t>(*number);
  throw wrong_parameter(name, fmt::format("must be a whole number from {} to {}", min, max));
}

}  // namespace glueprint
