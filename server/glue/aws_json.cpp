#include "server/glue/aws_json.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

namespace glueprint {

using nlohmann::json;

Instant read_epoch_seconds(const json& value) {
  return Instant{Duration{std::llround(value.get<double>() * 1000)}};
}

void write_aws_json(JsonWriter& out, const json& value, const Shape& shape,
                    const TimeReader& read_time) {
  switch (shape.type) {
    case ShapeType::timestamp:
      return out.timestamp(read_time(value));
    case ShapeType::string:
      return out.text(value.get_ref<const std::string&>());
    case ShapeType::boolean:
    case ShapeType::integer:
    case ShapeType::double_number:
    case ShapeType::document:
      return out.raw(value.dump());
    case ShapeType::list:
      out.begin_array();
      for (const auto& element : value) write_aws_json(out, element, *shape.element, read_time);
      return out.end_array();
    case ShapeType::map:
    case ShapeType::structure:
      out.begin_object();
      for (const auto& [name, member] : value.items()) {
        out.key(name);
        const bool is_map = shape.type == ShapeType::map;
        write_aws_json(out, member, is_map ? *shape.element : *shape.find_member(name)->shape,
                       read_time);
      }
      return out.end_object();
  }
}

}  // namespace glueprint
