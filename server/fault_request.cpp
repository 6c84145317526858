#include "server/fault_request.hpp"

#include "server/json_reader.hpp"
#include "server/limits.hpp"

namespace glueprint {

const nlohmann::json& FaultRequest::input() const {
  if (!input_) {
    input_ = read_json(body_, matched_depth_max);
    if (!input_ || !input_->is_object()) input_ = nlohmann::json(nullptr);
  }
  return *input_;
}

}  // namespace glueprint
