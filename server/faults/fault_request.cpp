#include "server/faults/fault_request.hpp"

#include <utility>

#include "core/limits.hpp"
#include "core/text/json_reader.hpp"
#include "server/model/input_check.hpp"
#include "server/model/model.hpp"

namespace glueprint {

using nlohmann::json;

namespace {

// The members of a body; null when they are none that the operation takes.
json read_input(std::string_view body, const OperationModel* operation) {
  if (operation == nullptr) return nullptr;
  auto members = read_any_json(body, matched_depth_max);
  const bool is_taken =
      members && members->is_object() && !check_input(*operation->input, *members);
  return is_taken ? std::move(*members) : json(nullptr);
}

}  // namespace

const json& FaultRequest::input() const {
  if (!input_) input_ = read_input(body_, operation_);
  return *input_;
}

bool FaultRequest::has_input(const json& wanted) const {
  if (!match_) match_.emplace(input());
  return match_->fits(wanted);
}

}  // namespace glueprint
