#include "server/faults/fault_request.hpp"

#include "core/limits.hpp"
#include "core/text/json_reader.hpp"

namespace glueprint {

const nlohmann::json& FaultRequest::input() const {
  if (!input_) {
    input_ = read_any_json(body_, matched_depth_max);
    if (!input_ || !input_->is_object()) input_ = nlohmann::json(nullptr);
  }
  return *input_;
}

}  // namespace glueprint
