#include <doctest/doctest.h>

#include "core/text/utf8.hpp"
#include "server/gateway/request_guard.hpp"
#include "tests/emulated.hpp"

using namespace glueprint;
using nlohmann::json;

namespace {

constexpr std::size_t journal_bytes_max = 100;

std::string of_wrong_state(Emulated& server, const std::string& text) {
  const json run{{"BlueprintName", "b"}, {"State", text}};
  return server.admin("PUT", "fixtures", json{{"BlueprintRun", run}}.dump()).body;
}

std::string of_wrong_time(Emulated& server, const std::string& text) {
  const json blueprint{{"Name", "b"}, {"CreatedOn", text}};
  return server.admin("PUT", "fixtures", json{{"Blueprint", blueprint}}.dump()).body;
}

std::string of_wrong_kind(Emulated& server, const std::string& text) {
  return server.add_faults(json{{"fault", {{"kind", text}}}}.dump()).body;
}

std::string of_wrong_duration(Emulated& server, const std::string& text) {
  return server.admin("POST", "clock/advance", json{{"by", text}}.dump()).body;
}

std::string of_long_input(Emulated& server, const std::string& text) {
  server.call("ListBlueprints", json{{"NextToken", text}}.dump());
  return server.admin("GET", "journal?limit=1").body;
}

std::string of_wrong_host(Emulated&, const std::string& text) {
  const std::vector<HeaderField> fields{{"Host", text}};
  RequestHead head;
  head.fields = fields;
  return RequestGuard{"localhost", {}, {}}.refuse(head)->message;
}

}  // namespace

// Of each place that cuts what it shows: what it shows of a text.
TEST_CASE("No text that is cut ends inside a character, wherever the cut falls") {
  Options options;
  options.limits.journal_input_bytes_max = journal_bytes_max;
  Emulated server{options};
  const auto places = {of_wrong_state,    of_wrong_time, of_wrong_kind,
                       of_wrong_duration, of_long_input, of_wrong_host};
  for (const std::string character : {"\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80"}) {
    std::string many;
    while (many.size() < 2 * journal_bytes_max) many += character;
    for (std::size_t before = 0; before < character.size(); ++before) {
      for (const auto& shown : places) {
        const auto text = shown(server, std::string(before, 'x') + many);
        CAPTURE(text);
        CHECK(is_utf8(text));
        CHECK(text.find(std::string(before, 'x') + character) != std::string::npos);
        CHECK(text.find("\\x") == std::string::npos);
        CHECK(text.find(many) == std::string::npos);
      }
    }
  }
}
