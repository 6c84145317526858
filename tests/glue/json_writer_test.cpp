#include "server/glue/json_writer.hpp"

#include <optional>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace glueprint;

namespace {

std::string escaped(std::string_view text) {
  std::string out;
  JsonWriter{out}.text(text);
  return out;
}

std::string timestamp(std::int64_t milliseconds) {
  std::string out;
  JsonWriter{out}.timestamp(Instant{Duration{milliseconds}});
  return out;
}

}  // namespace

TEST_CASE("Timestamps are epoch seconds as Java prints a double") {
  CHECK(timestamp(1708699485000) == "1.708699485E9");
  CHECK(timestamp(1587414516920) == "1.58741451692E9");
  CHECK(timestamp(1587428838671) == "1.587428838671E9");
  CHECK(timestamp(1600000000000) == "1.6E9");
  CHECK(timestamp(2000000000000) == "2.0E9");
  CHECK(timestamp(999999999999) == "9.99999999999E8");
  CHECK(timestamp(10000000000000) == "1.0E10");
}

TEST_CASE("Timestamps near 1970 have no exponent") {
  CHECK(timestamp(0) == "0.0");
  CHECK(timestamp(1) == "0.001");
  CHECK(timestamp(1500) == "1.5");
  CHECK(timestamp(9999999999) == "9999999.999");
  CHECK(timestamp(10000000000) == "1.0E7");
  CHECK(timestamp(-1500) == "-1.5");
}

TEST_CASE("Strings are escaped as Jackson does") {
  CHECK(escaped("plain") == R"("plain")");
  CHECK(escaped("a\"b\\c/d") == R"("a\"b\\c/d")");
  CHECK(escaped("\b\f\n\r\t") == R"("\b\f\n\r\t")");
  CHECK(escaped(std::string_view{"\0\x1f\x7f", 3}) == "\"\\u0000\\u001F\x7f\"");
  CHECK(escaped("Größe 東京 🚀") == "\"Größe 東京 🚀\"");
}

TEST_CASE("An escape is found at every place of a text of every length") {
  for (std::size_t length = 1; length < 40; ++length) {
    for (std::size_t at = 0; at < length; ++at) {
      for (const char c : {'"', '\\', '\n', '\x1f', '\0', ' ', '!', '\x7f', '\xff'}) {
        std::string text(length, 'x');
        text[at] = c;
        const bool is_escaped = c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
        CHECK((escaped(text).size() > length + 2) == is_escaped);
      }
    }
  }
}

namespace {

void write_sample(JsonWriter& json) {
  const std::optional<std::string_view> absent;
  const std::optional<std::string_view> given = "3";
  json.begin_object();
  json.key("List");
  json.begin_array();
  json.begin_object();
  json.end_object();
  json.begin_object();
  json.member("A", "1");
  json.member_if("B", absent);
  json.member_if("C", given);
  json.end_object();
  json.end_array();
  json.key("Flag");
  json.boolean(true);
  json.key("Count");
  json.number(-7);
  json.key("Raw");
  json.raw("{}");
  json.key("None");
  json.begin_array();
  json.end_array();
  json.end_object();
}

}  // namespace

TEST_CASE("Members come in the order of the calls, with commas between them") {
  std::string out;
  {
    JsonWriter json{out};
    write_sample(json);
    CHECK(json.size() == 73);
  }
  CHECK(out == R"({"List":[{},{"A":"1","C":"3"}],"Flag":true,"Count":-7,"Raw":{},"None":[]})");
}

TEST_CASE("Text of any length is written whole") {
  for (const std::size_t length : {511U, 512U, 513U, 4095U, 4096U, 4097U, 100'000U}) {
    std::string plain(length, 'x');
    plain.back() = '\n';
    std::string out = "[";
    {
      JsonWriter json{out};
      json.text(plain);
      json.raw(std::string(length, '1'));
      CHECK(json.size() == 1 + length + 3 + 1 + length);
    }
    CHECK(out == "[\"" + plain.substr(0, length - 1) + "\\n\"," + std::string(length, '1'));
  }
}
