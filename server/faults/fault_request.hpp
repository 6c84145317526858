#pragma once

#include <optional>
#include <string_view>

#include <nlohmann/json.hpp>

#include "core/time/instant.hpp"

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

  // The members of the body; null when it is no JSON object.
  const nlohmann::json& input() const;

 private:
  std::string_view account_;
  std::string_view region_;
  const OperationModel* operation_;
  std::string_view body_;
  Instant now_;
  mutable std::optional<nlohmann::json> input_;
};

}  // namespace glueprint
