#pragma once

#include <optional>
#include <string_view>

#include <nlohmann/json.hpp>

#include "core/time/instant.hpp"
#include "server/faults/input_match.hpp"

namespace glueprint {

struct OperationModel;

// A request as fault rules see it. `operation` is nullptr when the request names no served one.
class FaultRequest {
 public:
  FaultRequest(std::string_view account, std::string_view region, const OperationModel* operation,
               std::string_view body, Instant now)
      : account_{account}, region_{region}, operation_{operation}, body_{body}, now_{now} {}

  std::string_view account() const { return account_; }
  std::string_view region() const { return region_; }
  const OperationModel* operation() const { return operation_; }

  // The emulated time at which it came.
  Instant now() const { return now_; }

  // The members of the body; null when the operation would refuse them.
  const nlohmann::json& input() const;

  // Whether the body is an input that the operation takes, and has what a rule wants of it (see
  // InputMatch).
  bool has_input(const nlohmann::json& wanted) const;

  // Whether the comparing took too long, so that a rule may have missed this request.
  bool was_too_long_to_compare() const { return match_ && match_->gave_up(); }

  FaultRequest(const FaultRequest&) = delete;
  FaultRequest& operator=(const FaultRequest&) = delete;

 private:
  std::string_view account_;
  std::string_view region_;
  const OperationModel* operation_;
  std::string_view body_;
  Instant now_;
  mutable std::optional<nlohmann::json> input_;
  mutable std::optional<InputMatch> match_;
};

}  // namespace glueprint
