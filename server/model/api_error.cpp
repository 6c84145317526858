#include "server/model/api_error.hpp"

#include <utility>

namespace glueprint {

ApiError::ApiError(std::string code, std::optional<std::string> message, unsigned status)
    : std::runtime_error{message ? code + ": " + *message : code},
      code_{std::move(code)},
      message_{std::move(message)},
      status_{status} {}

ApiError ApiError::with_hint(std::string hint) && {
  hint_ = std::move(hint);
  return std::move(*this);
}

ApiError already_exists(std::string message) {
  return {"AlreadyExistsException", std::move(message)};
}

ApiError concurrent_modification(std::string message) {
  return {"ConcurrentModificationException", std::move(message)};
}

ApiError entity_not_found(std::string message) {
  return {"EntityNotFoundException", std::move(message)};
}

ApiError illegal_blueprint_state(std::string message) {
  return {"IllegalBlueprintStateException", std::move(message)};
}

ApiError illegal_workflow_state(std::string message) {
  return {"IllegalWorkflowStateException", std::move(message)};
}

ApiError internal_service_error(std::string message) {
  return {"InternalServiceException", std::move(message), 500};
}

ApiError invalid_input(std::optional<std::string> message) {
  return {"InvalidInputException", std::move(message)};
}

ApiError resource_number_limit_exceeded(std::string message) {
  return {"ResourceNumberLimitExceededException", std::move(message)};
}

ApiError unknown_operation(std::optional<std::string> message) {
  auto hint = message.value_or("");
  return ApiError{"UnknownOperationException", std::move(message)}.with_hint(std::move(hint));
}

ApiError serialization_error(std::optional<std::string> message) {
  return {"SerializationException", std::move(message)};
}

ApiError validation_error(std::string message) {
  return {"ValidationException", std::move(message)};
}

}  // namespace glueprint
