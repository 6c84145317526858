#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/time/instant.hpp"
#include "server/faults/fault.hpp"

namespace glueprint {

struct OperationModel;

// A parameter that fits its schema, but not the other parameters. `member` is its place in the
// parameters, as a JSON pointer: `/uniform/max`.
class WrongParameter : public std::runtime_error {
 public:
  WrongParameter(std::string member, const std::string& message)
      : std::runtime_error{message}, member_{std::move(member)} {}

  const std::string& member() const { return member_; }

 private:
  std::string member_;
};

// One parameter of a kind: its name and JSON Schema.
struct FaultParameter {
  std::string_view name;
  nlohmann::json schema;
  bool is_required = false;
};

// Whether exactly one of a kind's parameters has to be given.
enum class OneOf { no, yes };

// A kind of fault. `make` gets parameters that fit their schemas, and throws WrongParameter.
// `acts_on` says which operations it can affect; without it, it affects every request.
struct FaultKind {
  std::string_view name;
  std::string_view summary;
  std::vector<FaultParameter> parameters;
  std::shared_ptr<Fault> (*make)(const nlohmann::json& parameters);
  bool (*acts_on)(const OperationModel& operation) = nullptr;
  OneOf one_of = OneOf::no;
};

// The `make` of a kind whose faults are of that class.
template <typename Kind>
std::shared_ptr<Fault> make_kind(const nlohmann::json& parameters) {
  return std::make_shared<Kind>(parameters);
}

// Makes the fault that the member `fault` of a rule describes. The definition has to fit
// schema_of its kind. Throws WrongParameter.
FaultPtr make_fault(nlohmann::json definition);

// The kind of that name; nullptr when there is none.
const FaultKind* find_fault_kind(std::string_view name);

// The JSON Schema of a kind's faults.
nlohmann::json schema_of(const FaultKind& kind);

// JSON Schemas of parameters. Texts of a duration are as `250ms`.
nlohmann::json duration_schema(std::string_view help);
nlohmann::json signed_duration_schema(std::string_view help);
nlohmann::json text_schema(std::size_t chars_max, std::string_view help);
nlohmann::json line_schema(std::size_t chars_max, std::string_view help);  // fit for a header
nlohmann::json flag_schema(std::string_view help);
nlohmann::json whole_number_schema(std::int64_t min, std::int64_t max, std::string_view help);
nlohmann::json number_schema(double min, double max, std::string_view help);
nlohmann::json choice_schema(std::initializer_list<std::string_view> choices,
                             std::string_view help);
nlohmann::json figures_schema(std::initializer_list<FaultParameter> figures, std::string_view help);

// The duration in a member, which may be signed; `otherwise` when it is absent.
Duration duration_of(const nlohmann::json& parameters, std::string_view name, Duration otherwise);

}  // namespace glueprint
