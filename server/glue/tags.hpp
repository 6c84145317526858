#pragma once

#include <cstdint>
#include <string_view>
#include <variant>

#include "core/records.hpp"
#include "server/glue/call.hpp"

namespace glueprint {

// The tags in the request's member of that name; none when it is absent. Throws
// InvalidInputException for keys and values that begin with `aws:`, which AWS reserves.
Tags read_tags(const Input& input, std::string_view member);

// The tag that a workflow has whose blueprint's run made it (observed).
inline constexpr const char* made_by_tag = "BlueprintName";

// The tags of a workflow. One that a run made has made_by_tag until its tags are changed.
Tags tags_of(const Workflow& workflow);

// The blueprint or the workflow that the request's ResourceArn names, with its tags.
class TaggedResource {
 public:
  // Throws a bare InvalidInputException (observed) when the ARN is malformed, and
  // EntityNotFoundException when it is of nothing that stands in this partition, region and
  // account.
  explicit TaggedResource(const Call& call);

  bool is_workflow() const { return std::holds_alternative<Workflow>(resource_); }
  Tags tags() const;
  void replace_tags(const Tags& tags) const;

 private:
  const Call& call_;
  std::variant<std::int64_t, Workflow> resource_;  // the number of a blueprint, or a workflow
};

}  // namespace glueprint
