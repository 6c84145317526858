#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/time/instant.hpp"

namespace glueprint {

// What a workflow ties together.
enum class EntityKind { crawler, job, trigger };

// AWS's name of the kind, as in NodeType, and back.
std::string_view name_of(EntityKind kind);
std::optional<EntityKind> entity_kind_named(std::string_view name);

// The time in which something is there: from `begin` on, until `end`.
struct Span {
  Instant begin;
  Instant end;

  bool holds(Instant now) const { return begin <= now && now < end; }
};

// A job, a crawler or a trigger. `definition` is a JSON object, compact with members in ASCII
// order: of a trigger AWS's shape `Trigger`, so that equal triggers have equal texts; of the others
// what was asked for, `Name` among it. It is there for the time `there`.
struct Entity {
  EntityKind kind = EntityKind::job;
  std::string name;
  std::string definition;
  std::optional<std::string> workflow_name{};
  std::optional<std::string> blueprint_name{};
  std::optional<std::string> run_id{};
  Span there{};
};

// What a blueprint's run is to make: a workflow and its entities. `details` is a JSON object of the
// workflow's members that have no column: DefaultRunProperties, Graph, Tags. `failure` says why
// nothing can be made: the run then fails with it.
struct WorkflowPlan {
  std::string name;
  std::optional<std::string> description;
  std::optional<std::string> details;
  std::vector<Entity> entities;
  std::optional<std::string> failure;
};

}  // namespace glueprint
