#include "server/model/model.hpp"

#include <algorithm>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "server/model/model_reader.hpp"
#include "server/model/service_model.hpp"

namespace glueprint {

const Member* Shape::find_member(std::string_view member_name) const {
  const auto found = std::find_if(members.begin(), members.end(),
                                  [&](const Member& member) { return member.name == member_name; });
  return found == members.end() ? nullptr : &*found;
}

bool OperationModel::declares(std::string_view error_code) const {
  return std::find(errors.begin(), errors.end(), error_code) != errors.end();
}

Model::Model(std::string_view text) {
  const auto lookup = [this](const std::string& name) -> const Shape& {
    if (const Shape* shape = find_shape(name)) return *shape;
    throw std::runtime_error{"unknown shape \"" + name + "\""};
  };
  std::string place = "file";
  try {
    const auto file = nlohmann::ordered_json::parse(text);
    require_known_keys(file, {"target_prefix", "operations", "shapes"});
    target_prefix_ = file.at("target_prefix").get<std::string>();
    const auto& operations = file.at("operations");
    const auto& shapes = file.at("shapes");
    for (const auto& [name, entry] : shapes.items()) shapes_[name].name = name;
    for (const auto& [name, entry] : shapes.items()) {
      place = "shape " + name;
      read_shape(shapes_.at(name), entry, lookup);
    }
    for (const auto& [name, entry] : operations.items()) {
      place = "operation " + name;
      operations_.push_back(read_operation(name, entry, lookup));
      require_checkable(*operations_.back().input);
    }
  } catch (const std::exception& fault) {
    throw std::runtime_error{"service model, " + place + ": " + fault.what()};
  }
}

const Model& Model::built_in() {
  static const Model model{service_model_json};
  return model;
}

const OperationModel* Model::find_operation(std::string_view name) const {
  const auto found =
      std::find_if(operations_.begin(), operations_.end(),
                   [&](const OperationModel& operation) { return operation.name == name; });
  return found == operations_.end() ? nullptr : &*found;
}

const Shape* Model::find_shape(std::string_view name) const {
  const auto found = shapes_.find(name);
  return found == shapes_.end() ? nullptr : &found->second;
}

}  // namespace glueprint
