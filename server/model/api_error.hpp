#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace glueprint {

// An answer that is an error, in AWS's words: code, status and message. Thrown anywhere below the
// Api, which alone turns it into wire JSON. Which spelling the message member has (`Message` for
// modelled errors, `message` for the framework's) is decided there by the code.
class ApiError : public std::runtime_error {
 public:
  ApiError(std::string code, std::optional<std::string> message, unsigned status = 400);

  const std::string& code() const { return code_; }
  const std::optional<std::string>& message() const { return message_; }
  unsigned status() const { return status_; }

  // Why Glueprint answers so where AWS would not, for the person who sent the request; empty for
  // AWS's own errors.
  const std::string& hint() const { return hint_; }
  ApiError with_hint(std::string hint) &&;

 private:
  std::string code_;
  std::optional<std::string> message_;
  unsigned status_;
  std::string hint_;
};

ApiError already_exists(std::string message);
ApiError concurrent_modification(std::string message);
ApiError entity_not_found(std::string message);
ApiError illegal_blueprint_state(std::string message);
ApiError illegal_workflow_state(std::string message);
ApiError internal_service_error(std::string message);
ApiError invalid_input(std::optional<std::string> message);
ApiError resource_number_limit_exceeded(std::string message);

// An operation that AWS does not have has no message; one that is not served has one, which is the
// hint too.
ApiError unknown_operation(std::optional<std::string> message = std::nullopt);

// A body that is no JSON object has no message; a member of the wrong type has one.
ApiError serialization_error(std::optional<std::string> message = std::nullopt);
ApiError validation_error(std::string message);

}  // namespace glueprint
