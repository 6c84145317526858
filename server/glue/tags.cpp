#include "server/glue/tags.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "core/text/ascii.hpp"
#include "server/glue/elsewhere.hpp"
#include "server/glue/guesses.hpp"
#include "server/glue/lookup.hpp"

namespace glueprint {
namespace {

constexpr std::string_view reserved_prefix = "aws:";
constexpr std::string_view blueprint_prefix = "blueprint/";

// Takes the part up to the next colon off the text.
std::string_view take_part(std::string_view& text) {
  const auto end = std::min(text.find(':'), text.size());
  const auto part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return part;
}

}  // namespace

Tags read_tags(const Input& input, std::string_view member) {
  const auto given = input.members().find(member);
  if (given == input.members().end()) return {};
  auto tags = given->get<Tags>();
  for (const auto& [key, value] : tags) {
    if (equals_ignoring_case(key.substr(0, reserved_prefix.size()), reserved_prefix)) {
      throw reserved_tag_key(key);
    }
  }
  return tags;
}

std::int64_t tagged_blueprint(const Call& call) {
  auto arn = call.input.text("ResourceArn");
  for (int part = 0; part < 3; ++part) take_part(arn);  // arn:aws:glue
  const auto region = take_part(arn);
  const auto account = take_part(arn);
  if (!arn.starts_with(blueprint_prefix) || arn == blueprint_prefix) {
    throw invalid_input(std::nullopt);
  }
  const auto name = arn.substr(blueprint_prefix.size());
  const bool is_ours = region == call.scope.region && account == call.scope.account;
  const auto id = is_ours ? find_blueprint_id(call, name) : std::nullopt;
  if (!id) throw missing_blueprint(call, name);
  return *id;
}

}  // namespace glueprint
