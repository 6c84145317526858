#include "server/glue/workflow_graph.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "server/glue/guesses.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

// The members of an array that is a member; none when it is absent.
const json& list_in(const json& object, const char* member) {
  static const json nothing = json::array();
  const auto found = object.find(member);
  return found != object.end() && found->is_array() ? *found : nothing;
}

std::string text_in(const json& object, const char* member) {
  const auto found = object.find(member);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

// Gathers nodes and edges, each once.
class GraphBuilder {
 public:
  explicit GraphBuilder(std::string_view workflow_name) : workflow_name_{workflow_name} {}

  void add(const Entity& entity) {
    json details = json::object();
    if (entity.kind == EntityKind::trigger) {
      details["Trigger"] = json::parse(entity.definition);
    }
    add_node(entity.kind, entity.name, std::move(details));
  }

  // The edges of a trigger, and nodes for what it names.
  void connect(const Entity& trigger) {
    const auto definition = json::parse(trigger.definition);
    const auto id = id_of(EntityKind::trigger, trigger.name);
    const auto predicate = definition.value("Predicate", json::object());
    for (const auto& condition : list_in(predicate, "Conditions")) {
      for (const auto& other : named_by(condition)) add_edge(other, id);
    }
    for (const auto& action : list_in(definition, "Actions")) {
      for (const auto& other : named_by(action)) add_edge(id, other);
    }
  }

  json take() { return {{"Edges", std::move(edges_)}, {"Nodes", std::move(nodes_)}}; }

 private:
  std::string id_of(EntityKind kind, const std::string& name) const {
    return node_id(workflow_name_, name_of(kind), name);
  }

  // The ids of the job and the crawler that a condition or an action names.
  std::vector<std::string> named_by(const json& part) {
    std::vector<std::string> ids;
    for (const auto& [member, kind] :
         {std::pair{"JobName", EntityKind::job}, std::pair{"CrawlerName", EntityKind::crawler}}) {
      const auto name = text_in(part, member);
      if (name.empty()) continue;
      add_node(kind, name, json::object());
      ids.push_back(id_of(kind, name));
    }
    return ids;
  }

  void add_node(EntityKind kind, const std::string& name, json details) {
    auto id = id_of(kind, name);
    if (!known_.insert(id).second) return;
    json node{{"Name", name}, {"Type", name_of(kind)}, {"UniqueId", std::move(id)}};
    switch (kind) {
      case EntityKind::crawler:
        node["CrawlerDetails"] = {{"Crawls", json::array()}};
        break;
      case EntityKind::job:
        node["JobDetails"] = {{"JobRuns", json::array()}};
        break;
      case EntityKind::trigger:
        node["TriggerDetails"] = std::move(details);
        break;
    }
    nodes_.push_back(std::move(node));
  }

  void add_edge(const std::string& from, const std::string& to) {
    if (!known_.insert(from + " " + to).second) return;
    edges_.push_back({{"DestinationId", to}, {"SourceId", from}});
  }

  std::string_view workflow_name_;
  std::set<std::string> known_;
  json nodes_ = json::array();
  json edges_ = json::array();
};

bool is_node(const json& node, EntityKind kind, std::string_view name) {
  return text_in(node, "Type") == name_of(kind) && text_in(node, "Name") == name;
}

// What a node tells of a trigger.
json trigger_of(const json& node, std::string_view workflow_name) {
  auto trigger = node.value("TriggerDetails", json::object()).value("Trigger", json::object());
  trigger["Name"] = text_in(node, "Name");
  trigger.emplace("WorkflowName", workflow_name);
  return trigger;
}

}  // namespace

json graph_of(std::string_view workflow_name, std::span<const Entity> entities) {
  GraphBuilder builder{workflow_name};
  for (const auto& entity : entities) builder.add(entity);
  for (const auto& entity : entities) {
    if (entity.kind == EntityKind::trigger) builder.connect(entity);
  }
  return builder.take();
}

std::vector<Entity> entities_in(std::string_view workflow_name, const json& graph) {
  std::vector<Entity> entities;
  for (const auto& node : list_in(graph, "Nodes")) {
    const auto kind = entity_kind_named(text_in(node, "Type"));
    auto name = text_in(node, "Name");
    if (!kind || name.empty()) continue;
    const json definition =
        *kind == EntityKind::trigger ? trigger_of(node, workflow_name) : json{{"Name", name}};
    entities.push_back({.kind = *kind,
                        .name = std::move(name),
                        .definition = definition.dump(),
                        .workflow_name = std::string{workflow_name}});
  }
  return entities;
}

json without_node(json graph, EntityKind kind, std::string_view name) {
  std::set<std::string> gone;
  for (const auto& node : list_in(graph, "Nodes")) {
    if (is_node(node, kind, name)) gone.insert(text_in(node, "UniqueId"));
  }
  if (gone.empty()) return graph;
  std::erase_if(graph.at("Nodes").get_ref<json::array_t&>(),
                [&](const json& node) { return is_node(node, kind, name); });
  if (!graph.contains("Edges")) return graph;
  std::erase_if(graph.at("Edges").get_ref<json::array_t&>(), [&](const json& edge) {
    return gone.contains(text_in(edge, "SourceId")) ||
           gone.contains(text_in(edge, "DestinationId"));
  });
  return graph;
}

std::int64_t count_actions(const json& graph) {
  const auto& nodes = list_in(graph, "Nodes");
  return std::count_if(nodes.begin(), nodes.end(), [](const json& node) {
    const auto type = text_in(node, "Type");
    return type == name_of(EntityKind::job) || type == name_of(EntityKind::crawler);
  });
}

}  // namespace glueprint
