#include "server/api/error_json.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "server/glue/json_writer.hpp"

namespace glueprint {
namespace {

// Errors that any operation may answer: those of AWS's front end, and ours for too many worlds.
constexpr std::array<std::string_view, 4> common_errors{
    "ResourceNumberLimitExceededException", "SerializationException", "UnknownOperationException",
    "ValidationException"};

bool is_capitalised(const ApiError& error, const OperationModel* operation) {
  if (error.code() == "SerializationException" || error.code() == "AccessDeniedException") {
    return true;
  }
  return operation && operation->declares(error.code());
}

}  // namespace

void write_error(std::string& out, const ApiError& error, const OperationModel* operation) {
  JsonWriter json{out};
  json.begin_object();
  json.member("__type", error.code());
  json.member_if(is_capitalised(error, operation) ? "Message" : "message", error.message());
  json.end_object();
}

bool may_answer(const OperationModel& operation, const ApiError& error) {
  return operation.declares(error.code()) ||
         std::find(common_errors.begin(), common_errors.end(), error.code()) != common_errors.end();
}

}  // namespace glueprint
