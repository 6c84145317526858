#include "server/glue/tags.hpp"

#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/partitions.hpp"
#include "core/text/ascii.hpp"
#include "server/glue/elsewhere.hpp"
#include "server/glue/guesses.hpp"
#include "server/glue/lookup.hpp"
#include "server/glue/resource_arn.hpp"
#include "server/glue/workflow_json.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

bool is_reserved(std::string_view text) {
  constexpr std::string_view prefix = "aws:";
  return equals_ignoring_case(text.substr(0, prefix.size()), prefix);
}

std::variant<std::int64_t, Workflow> find_resource(const Call& call) {
  const auto text = call.input.text("ResourceArn");
  const auto arn = read_resource_arn(text);
  if (!arn) throw invalid_input(std::nullopt);
  const bool is_ours = arn->partition == partition_of(call.scope.region).name &&
                       arn->region == call.scope.region && arn->account == call.scope.account;
  if (arn->type == "blueprint") {
    const auto id = is_ours ? find_blueprint_id(call, arn->name) : std::nullopt;
    if (!id) throw missing_blueprint(call, arn->name);
    return *id;
  }
  if (arn->type == "workflow") {
    auto workflow = is_ours ? find_workflow(call, arn->name) : std::nullopt;
    if (!workflow) throw missing_workflow(call, arn->name);
    return std::move(*workflow);
  }
  throw resource_not_found(text);
}

}  // namespace

Tags tags_of(const Workflow& workflow) {
  const auto details = details_of(workflow);
  if (details.contains("Tags")) return details.at("Tags").get<Tags>();
  if (!workflow.blueprint_name) return {};
  return {{made_by_tag, *workflow.blueprint_name}};
}

Tags read_tags(const Input& input, std::string_view member) {
  auto tags = input.map(member);
  for (const auto& [key, value] : tags) {
    if (is_reserved(key)) throw reserved_tag_key(key);
    if (is_reserved(value)) throw reserved_tag_value(key);
  }
  return tags;
}

TaggedResource::TaggedResource(const Call& call) : call_{call}, resource_{find_resource(call)} {}

Tags TaggedResource::tags() const {
  if (const auto* workflow = std::get_if<Workflow>(&resource_)) return tags_of(*workflow);
  return call_.store.blueprints.tags(call_.scope, std::get<std::int64_t>(resource_));
}

void TaggedResource::replace_tags(const Tags& tags) const {
  if (const auto* id = std::get_if<std::int64_t>(&resource_)) {
    return call_.store.blueprints.replace_tags(call_.scope, *id, tags);
  }
  auto workflow = std::get<Workflow>(resource_);
  auto details = details_of(workflow);
  details["Tags"] = tags;
  set_details(workflow, details);
  call_.store.workflows.insert_or_replace(call_.scope, workflow);
}

}  // namespace glueprint
