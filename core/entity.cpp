#include "core/entity.hpp"

#include <array>
#include <utility>

namespace glueprint {
namespace {

constexpr std::array<std::pair<EntityKind, std::string_view>, 3> kind_names{{
    {EntityKind::crawler, "CRAWLER"},
    {EntityKind::job, "JOB"},
    {EntityKind::trigger, "TRIGGER"},
}};

}  // namespace

std::string_view name_of(EntityKind kind) {
  return kind_names[static_cast<std::size_t>(kind)].second;
}

std::optional<EntityKind> entity_kind_named(std::string_view name) {
  for (const auto& [kind, kind_name] : kind_names) {
    if (kind_name == name) return kind;
  }
  return std::nullopt;
}

}  // namespace glueprint
