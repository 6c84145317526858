#include "server/archive/parameter_spec.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/limits.hpp"
#include "core/text/json_tree.hpp"
#include "core/text/utf8.hpp"
#include "server/archive/archive_error.hpp"

namespace glueprint {
namespace {

using nlohmann::ordered_json;

// A member, null when absent.
ordered_json member_of(const ordered_json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? ordered_json{} : *found;
}

// Reads a blueprint.cfg, and gathers the mistakes in it.
class CfgReader {
 public:
  BlueprintCfg read(std::string_view text) {
    BlueprintCfg cfg;
    const auto parsed = parse(text);
    if (!parsed.is_object()) return cfg;
    const auto generator = member_of(parsed, "layoutGenerator");
    if (generator.is_string()) {
      cfg.layout_generator = generator.get<std::string>();
    } else {
      note("", " lacks layoutGenerator");
    }
    read_spec(member_of(parsed, "parameterSpec"), cfg);
    return cfg;
  }

  std::vector<CfgMistake> take_mistakes() { return std::move(mistakes_); }

 private:
  void note(std::string pointer, std::string text) {
    mistakes_.push_back({std::move(pointer), std::move(text)});
  }

  void require(bool is_right, const std::string& pointer, std::string_view text) {
    if (!is_right) note(pointer, std::string{text});
  }

  ordered_json parse(std::string_view text) {
    JsonTree<ordered_json> tree{parameters_depth_max};
    const bool is_json = ordered_json::sax_parse(text, &tree);
    if (tree.is_too_deep()) {
      note("", " nests too deep");
      return {};
    }
    auto parsed = tree.take();
    const bool is_marked = text.starts_with("\xEF\xBB\xBF");
    if (is_marked) {
      note("", " begins with a byte order mark, which JSON does not have");
      return {};
    }
    require(is_json && parsed.is_object(), "", " is no JSON object");
    return is_json ? parsed : ordered_json{};
  }

  void read_spec(const ordered_json& given, BlueprintCfg& cfg) {
    if (!given.is_null() && !given.is_object()) {
      return note("/parameterSpec", " must be an object");
    }
    auto spec = ordered_json::object();
    for (const auto& [name, parameter] : given.items()) {
      cfg.parameters.push_back(name);
      const auto pointer = nlohmann::json::json_pointer{"/parameterSpec"} / name;
      spec[name] = read_parameter(pointer.to_string(), parameter);
    }
    cfg.parameter_spec = spec.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
    require(utf16_length(cfg.parameter_spec) <= parameter_spec_chars_max, "/parameterSpec",
            fmt::format(" is longer than {} characters", parameter_spec_chars_max));
  }

  ordered_json read_parameter(const std::string& pointer, const ordered_json& given) {
    if (!given.is_object()) {
      note(pointer, " must be an object");
      return {};
    }
    const auto type = member_of(given, "type");
    const bool is_known =
        type.is_string() && std::find(parameter_types.begin(), parameter_types.end(),
                                      type.get<std::string>()) != parameter_types.end();
    require(is_known, pointer + "/type",
            fmt::format(" must be one of {}", fmt::join(parameter_types, ", ")));
    auto collection = member_of(given, "collection");
    require(collection.is_null() || collection.is_boolean(), pointer + "/collection",
            " must be true or false");
    const auto description = member_of(given, "description");
    require(description.is_null() || description.is_string(), pointer + "/description",
            " must be a text");
    const auto allowed = member_of(given, "allowedValues");
    require(allowed.is_null() || allowed.is_array(), pointer + "/allowedValues", " must be a list");
    if (collection.is_null()) collection = false;
    return {{"type", type},
            {"collection", collection},
            {"description", description},
            {"defaultValue", member_of(given, "defaultValue")},
            {"allowedValues", allowed}};
  }

  std::vector<CfgMistake> mistakes_;
};

}  // namespace

BlueprintCfg read_cfg(std::string_view cfg) {
  CfgReader reader;
  auto read = reader.read(cfg);
  const auto mistakes = reader.take_mistakes();
  if (mistakes.empty()) return read;
  const auto& first = mistakes.front();
  const auto place = first.pointer.empty() ? "" : ": " + first.pointer.substr(1);
  throw ArchiveError{fmt::format("blueprint.cfg{}{}", place, first.text)};
}

std::vector<CfgMistake> mistakes_in_cfg(std::string_view cfg) {
  CfgReader reader;
  reader.read(cfg);
  return reader.take_mistakes();
}

}  // namespace glueprint
