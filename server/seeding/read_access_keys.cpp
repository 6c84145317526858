#include "server/seeding/read_access_keys.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/time/time_text.hpp"
#include "server/documents/documents.hpp"
#include "server/documents/elements.hpp"
#include "server/documents/schema_check.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

constexpr const char* not_keys =
    R"(must be {"AccessKeys": [...]}, or hold an "AccessKey" or "Credentials" as the AWS CLI )"
    "prints them";

json text() {
  return {{"type", "string"}, {"minLength", 1}};
}

// UserName and CreateDate are what `create-access-key` prints beside the key.
json key_document() {
  return {{"type", "object"},
          {"additionalProperties", false},
          {"required", {"AccessKeyId", "SecretAccessKey"}},
          {"properties",
           {{"AccessKeyId", text()},
            {"SecretAccessKey", text()},
            {"SessionToken", text()},
            {"Expiration", text()},
            {"UserName", text()},
            {"CreateDate", text()},
            {"Status", {{"type", "string"}, {"enum", {"Active"}}}}}}};
}

const Schema& key_schema() {
  static const Schemas schemas{key_document(), {whole_document}};
  return schemas.at(whole_document);
}

class KeyReader {
 public:
  void take_document(const json& document, MistakeList& mistakes) {
    const Place root;
    const auto before = mistakes.mistakes().size();
    if (document.is_object()) {
      if (const auto list = document.find("AccessKeys");
          list != document.end() && list->is_array()) {
        for (std::size_t i = 0; i < list->size(); ++i) {
          take((*list)[i], root / "AccessKeys" / i, mistakes);
        }
      }
      for (const auto* name : {"AccessKey", "Credentials"}) {
        if (document.contains(name)) take(document.at(name), root / name, mistakes);
      }
    }
    if (keys.empty() && mistakes.mistakes().size() == before) mistakes.add(root, not_keys);
  }

  AccessKeys keys;

 private:
  void take(const json& value, const Place& place, MistakeList& mistakes) {
    const auto before = mistakes.mistakes().size();
    check_schema(value, key_schema(), place, mistakes);
    if (mistakes.mistakes().size() > before) return;
    AccessKey key{value.at("SecretAccessKey"), value.value("SessionToken", "")};
    if (const auto expiration = find_text(value, "Expiration")) {
      key.expiration = read_instant(*expiration);
      if (!key.expiration) {
        mistakes.add(place / "Expiration", R"(must be an instant such as "2026-01-01T00:00:00Z")");
      }
    }
    const auto id = value.at("AccessKeyId").get<std::string>();
    if (!keys.emplace(id, std::move(key)).second) {
      mistakes.add(place / "AccessKeyId",
                   fmt::format("\"{}\" is there already; keep one of the two", id));
    }
  }
};

// What is no JSON is told with the text that was read last, which may be a secret.
void hide_last_read(Mistake& mistake) {
  mistake.message.resize(std::min(mistake.message.find("; last read"), mistake.message.size()));
}

}  // namespace

AccessKeyReading read_access_keys(const std::filesystem::path& path) {
  KeyReader reader;
  AccessKeyReading reading;
  reading.mistakes = visit_documents(
      {path}, [&reader](const json& document, std::string_view, MistakeList& mistakes) {
        reader.take_document(document, mistakes);
      });
  for (auto& mistake : reading.mistakes) hide_last_read(mistake);
  if (reading.mistakes.empty()) reading.keys = std::move(reader.keys);
  return reading;
}

}  // namespace glueprint
