#pragma once

#include <string>

#include "core/entity.hpp"
#include "server/layouts/layout_process.hpp"

namespace glueprint {

// What the command that runs layouts has answered: a plan, which fails when the layout did, when
// AWS would not make what it asks for, or when the command gave no answer. `remark` is for the log.
struct LayoutAnswer {
  WorkflowPlan plan;
  std::string remark;
};

LayoutAnswer read_layout_answer(const ProcessResult& result);

}  // namespace glueprint
