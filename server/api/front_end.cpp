#include "server/api/front_end.hpp"

#include "core/text/json_reader.hpp"
#include "server/api/target.hpp"

namespace glueprint {
namespace {

constexpr FixedAnswer access_denied{
    "AccessDeniedException", 403, "",
    "<AccessDeniedException>\n"
    "  <Message>Unable to determine service/operation name to be authorized</Message>\n"
    "</AccessDeniedException>\n"};

constexpr FixedAnswer unknown_operation_xml{"UnknownOperationException", 404, "",
                                            "<UnknownOperationException/>\n"};

constexpr FixedAnswer plain_json_unreadable{
    "SerializationException", 400, "application/json",
    R"({"Output":{"__type":"com.amazon.coral.service#SerializationException"},"Version":"1.0"})"};

constexpr FixedAnswer plain_json_unknown{
    "UnknownOperationException", 200, "application/json",
    R"({"Output":{"__type":"com.amazon.coral.service#UnknownOperationException"},)"
    R"("Version":"1.0"})"};

}  // namespace

const FixedAnswer* find_front_end_answer(const Exchange& exchange) {
  const auto& request = exchange.request;
  if (request.method != "POST") return &access_denied;
  switch (read_content_type(request.value("Content-Type"))) {
    case ContentKind::json_1_1:
      return nullptr;
    case ContentKind::plain_json: {
      const auto json = read_any_json(exchange.body, 1);
      return json && json->is_object() ? &plain_json_unknown : &plain_json_unreadable;
    }
    case ContentKind::not_claimed:
      break;
  }
  const bool has_target = read_target(request.value("X-Amz-Target")).is_usable();
  return has_target ? &unknown_operation_xml : &access_denied;
}

}  // namespace glueprint
