#include "server/cli/flags.hpp"

#include <set>

#include <doctest/doctest.h>

using namespace glueprint;

namespace {

bool takes(std::string_view flag, std::string_view value) {
  Options options;
  return find_flag(flag)->set(options, value);
}

}  // namespace

TEST_CASE("Flags take what they describe") {
  const std::pair<const char*, const char*> cases[] = {
      {"host", "localhost"},
      {"host", "127.0.0.1"},
      {"host", "::"},
      {"host", "fe80::1"},
      {"port", "0"},
      {"port", "65535"},
      {"allow-host", "glue.test"},
      {"allow-host", "192.168.1.5"},
      {"allow-host", "::1"},
      {"allow-host", "*.example.org"},
      {"allow-origin", "https://console.example:8443"},
      {"allow-origin", "http://localhost"},
      {"allow-origin", "http://[::1]:80"},
      {"data", "a.db"},
      {"durability", "normal"},
      {"fixtures", "dir/"},
      {"date", "real"},
      {"date", "emulated"},
      {"timeline", "succeeds-at-once"},
      {"blueprint-timeline", "registers"},
      {"workflow-timeline", "stops"},
      {"max-running", "0"},
      {"watch", "true"},
      {"s3-root", "/tmp"},
      {"parameter-checks", "types"},
      {"account", "111122223333"},
      {"region", "us-gov-west-1"},
      {"seed", "18446744073709551615"},
      {"page-size", "1"},
      {"page-size", "1000"},
      {"token-lifetime", "1s"},
      {"token-lifetime", "24h"},
      {"token-lifetime", "1h30m0s"},
      {"token-lifetime", "PT90S"},
      {"clock", "2026-01-01T00:00:00+01:00"},
      {"clock", "1767225600"},
      {"clock", "1767225600.5"},
      {"clock", "real"},
      {"request-bytes-max", "1"},
      {"header-timeout", "250ms"},
      {"log-level", "off"},
      {"log-format", "json"},
  };
  for (const auto& row : cases) {
    CAPTURE(row.first);
    CAPTURE(row.second);
    CHECK(takes(row.first, row.second));
  }
}

TEST_CASE("Flags refuse what they cannot use") {
  const std::pair<const char*, const char*> cases[] = {
      {"host", "example.com"},
      {"host", "0"},
      {"host", "127.1"},
      {"host", "127.0.0.01"},
      {"host", "[::1]"},
      {"host", ""},
      {"port", "65536"},
      {"clock", "-2h"},
      {"clock", "now"},
      {"clock", "253402300800"},
      {"port", "-1"},
      {"port", "80x"},
      {"port", "010"},
      {"port", "0x50"},
      {"port", ""},
      {"port", "99999999999999999999"},
      {"allow-host", "glue.test:80"},
      {"allow-host", "http://glue.test"},
      {"allow-host", ""},
      {"allow-host", "*"},
      {"allow-host", "*."},
      {"allow-host", "a.*.org"},
      {"allow-host", "*example.org"},
      {"allow-host", "2130706433"},
      {"allow-origin", "glue.test"},
      {"allow-origin", "https://glue.test/"},
      {"allow-origin", "https://glue.test:0"},
      {"allow-origin", "https://"},
      {"allow-origin", "https://[::1"},
      {"allow-origin", "null"},
      {"data", ""},
      {"durability", "FULL"},
      {"date", "now"},
      {"timeline", ""},
      {"s3-root", "no-such-directory"},
      {"max-blueprints", "-1"},
      {"watch", "on"},
      {"account", "12345"},
      {"region", "Frankfurt"},
      {"seed", "-1"},
      {"seed", "18446744073709551616"},
      {"page-size", "0"},
      {"page-size", "1001"},
      {"token-lifetime", "24"},
      {"token-lifetime", "0s"},
      {"token-lifetime", "-3s"},
      {"json-depth-max", "0"},
      {"idle-timeout", "0s"},
      {"idle-timeout", "25h"},
      {"connections-max", "0"},
      {"log-level", "verbose"},
  };
  for (const auto& row : cases) {
    CAPTURE(row.first);
    CAPTURE(row.second);
    CHECK_FALSE(takes(row.first, row.second));
  }
}

TEST_CASE("An idle connection outlives clients that keep theirs for 90 seconds") {
  CHECK(Options{}.limits.idle_timeout == std::chrono::seconds{120});
}

TEST_CASE("A flag sets its own member") {
  Options options;
  CHECK(find_flag("port")->set(options, "0"));
  CHECK(find_flag("worlds-max")->set(options, "7"));
  CHECK(find_flag("write-timeout")->set(options, "7s"));
  CHECK(find_flag("durability")->set(options, "normal"));
  CHECK(options.date == DateSource::real);
  CHECK(find_flag("date")->set(options, "emulated"));
  CHECK(options.date == DateSource::emulated);
  CHECK(find_flag("fixtures")->set(options, "a"));
  CHECK(find_flag("fixtures")->set(options, "b"));
  CHECK(options.port == 0);
  CHECK(options.limits.worlds_max == 7);
  CHECK(options.limits.write_timeout == std::chrono::seconds{7});
  CHECK(options.durability == Durability::normal);
  CHECK(options.fixtures == std::vector<std::filesystem::path>{"a", "b"});
}

TEST_CASE("Each flag has a name, a variable and a default of its own") {
  std::set<std::string_view> names;
  for (const auto& flag : flags()) {
    CAPTURE(flag.text.name);
    CHECK(names.insert(flag.text.name).second);
    Options options;
    const bool is_word = flag.default_text != "memory" && flag.default_text != "none" &&
                         flag.default_text != "now" && !flag.default_text.empty();
    if (is_word) CHECK(flag.set(options, flag.default_text));
  }
  CHECK(variable_name(*find_flag("request-line-bytes-max")) == "GLUEPRINT_REQUEST_LINE_BYTES_MAX");
  CHECK(find_flag("nonsense") == nullptr);
}
