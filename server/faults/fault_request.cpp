#include "server/faults/fault_request.hpp"

#include "core/limits.hpp"
#include "core/text/json_reader.hpp"
#include "core/text/json_text.hpp"
#include "server/model/input.hpp"
#include "server/model/input_check.hpp"
#include "server/model/model.hpp"

namespace glueprint {

using nlohmann::json;

namespace {

bool takes(const OperationModel& operation, std::string_view body) {
  JsonText text;
  if (!text.read(body, matched_depth_max) || text.root().kind() != JsonValue::Kind::object) {
    return false;
  }
  Input input;
  return !check_input(*operation.input, text.root(), input);
}

// The members of a body; null when they are none that the operation takes.
json read_input(std::string_view body, const OperationModel* operation) {
  if (operation == nullptr || !takes(*operation, body)) return nullptr;
  return read_any_json(body, matched_depth_max).value_or(nullptr);
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
