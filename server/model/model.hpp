#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/model/patterns.hpp"

namespace glueprint {

enum class ShapeType {
  boolean,
  document,  // any JSON value; AWS has none here, fixtures do
  double_number,
  integer,
  list,
  map,
  string,
  structure,
  timestamp,
};

struct Shape;

struct Member {
  std::string name;
  const Shape* shape = nullptr;
  bool required = false;
};

// What AWS says of one type: its constraints, or its members in the model's order. `min` and `max`
// are values of an integer, UTF-16 lengths of a string, sizes of a list or map.
struct Shape {
  std::string name;
  ShapeType type = ShapeType::string;
  std::optional<std::int64_t> min;
  std::optional<std::int64_t> max;
  std::optional<std::string> pattern;
  Predicate matches =
      nullptr;  // what `pattern` means; always set where an input can hold the shape
  std::vector<std::string> values;  // of an enum
  std::vector<Member> members;      // of a structure
  const Shape* element = nullptr;   // of a list, or the values of a map
  const Shape* key = nullptr;       // of a map

  const Member* find_member(std::string_view member_name) const;
};

// Whether an operation reads or changes the data of a world.
enum class Access { reads, writes };

// One operation as AWS declares it, with its access, which AWS's model does not state.
struct OperationModel {
  std::string name;
  Access access = Access::writes;
  const Shape* input = nullptr;
  const Shape* output = nullptr;
  std::vector<std::string> errors;

  bool declares(std::string_view error_code) const;
};

// What AWS says the operations, inputs, outputs and errors are: the only place where a length, a
// pattern, an enum or a required flag is written is service_model.json beside this file. Its form:
//
//   {"target_prefix": "AWSGlue",
//    "operations": {NAME: {"access": "reads", "input": SHAPE, "output": SHAPE, "errors": [SHAPE]}},
//    "shapes": {NAME: {"type": "structure", "members": {NAME: SHAPE}, "required": [NAME]},
//               NAME: {"type": "list", "element": SHAPE, "min": 1, "max": 25},
//               NAME: {"type": "map", "key": SHAPE, "value": SHAPE, "max": 50},
//               NAME: {"type": "string", "min": 1, "max": 255, "pattern": TEXT, "enum": [TEXT]},
//               NAME: {"type": "integer", "min": 1, "max": 1000}}}
//
// The other types, boolean, double and timestamp, have no more to say. Orders are AWS's.
class Model {
 public:
  // Reads a service model. Throws std::runtime_error that names the shape or operation at fault:
  // also when an input has a pattern without a predicate, or nests deeper than check_input looks.
  explicit Model(std::string_view text);
  Model(const Model&) = delete;
  Model& operator=(const Model&) = delete;

  // The model that is built into the program.
  static const Model& built_in();

  const std::string& target_prefix() const { return target_prefix_; }
  const std::vector<OperationModel>& operations() const { return operations_; }
  const OperationModel* find_operation(std::string_view name) const;
  const Shape* find_shape(std::string_view name) const;

 private:
  std::string target_prefix_;
  std::vector<OperationModel> operations_;
  std::map<std::string, Shape, std::less<>> shapes_;
};

}  // namespace glueprint
