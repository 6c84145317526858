#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "core/entity.hpp"

namespace glueprint {

// The graph of a workflow, as AWS's shape `WorkflowGraph`: a node for each entity and for each job
// and crawler that a trigger names, an edge from a trigger to what it starts and to a trigger from
// what it waits for. The form of UniqueId is a guess.
nlohmann::json graph_of(std::string_view workflow_name, std::span<const Entity> entities);

// The entities that are nodes of such a graph.
std::vector<Entity> entities_in(std::string_view workflow_name, const nlohmann::json& graph);

// The graph without a node and its edges.
nlohmann::json without_node(nlohmann::json graph, EntityKind kind, std::string_view name);

// How many jobs and crawlers the graph has.
std::int64_t count_actions(const nlohmann::json& graph);

}  // namespace glueprint
