#include "server/cli/settings.hpp"

#include <doctest/doctest.h>

#include "server/cli/usage_error.hpp"
#include "tests/storage/temporary_directory.hpp"

using namespace glueprint;

namespace {

Setting flag_setting(std::string_view name, std::string value) {
  return {find_flag(name), std::move(value), "--" + std::string{name}};
}

std::string error_of(const Settings& command_line, const Environment& environment) {
  try {
    options_from(command_line, environment);
  } catch (const UsageError& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("Without any source the options are the defaults") {
  const auto options = options_from({}, {{"PATH", "/bin"}, {"HOME", "/"}});
  CHECK(options.host == "localhost");
  CHECK(options.port == 4566);
  CHECK(options.token_lifetime == std::chrono::hours{24});
  CHECK(options.limits.request_bytes_max == 2 * 1024 * 1024);
}

TEST_CASE("A flag beats the environment, which beats the file, which beats the default") {
  const TemporaryDirectory directory;
  const auto file = directory / "glueprint.toml";
  write_bytes(file, "port = 1\nseed = 1\npage-size = 1\nfixtures = [\"f1\", \"f2\"]\n");
  const Environment environment{{"GLUEPRINT_CONFIG", file},
                                {"GLUEPRINT_PORT", "2"},
                                {"GLUEPRINT_SEED", "2"},
                                {"GLUEPRINT_FIXTURES", "e1:e2"}};
  const auto options = options_from({flag_setting("port", "3")}, environment);
  CHECK(options.port == 3);
  CHECK(options.seed == 2);
  CHECK(options.page_size == 1);
  CHECK(options.region == "us-east-1");
  CHECK(options.fixtures == std::vector<std::filesystem::path>{"e1", "e2"});
}

TEST_CASE("A repeatable flag replaces what a weaker source says") {
  const Environment environment{{"GLUEPRINT_ALLOW_HOST", "one.test:two.test"}};
  CHECK(options_from({}, environment).allow_hosts ==
        std::vector<std::string>{"one.test", "two.test"});
  const Settings flags{flag_setting("allow-host", "three.test"),
                       flag_setting("allow-host", "four.test")};
  CHECK(options_from(flags, environment).allow_hosts ==
        std::vector<std::string>{"three.test", "four.test"});
}

TEST_CASE("Origins in the environment keep their own colons") {
  const Environment environment{
      {"GLUEPRINT_ALLOW_ORIGIN", "http://localhost:3000:https://a.test:https://[::1]:8443"}};
  CHECK(options_from({}, environment).allow_origins ==
        std::vector<std::string>{"http://localhost:3000", "https://a.test", "https://[::1]:8443"});
}

TEST_CASE("What Kubernetes injects for a service named glueprint is passed over") {
  const Environment environment{{"GLUEPRINT_PORT", "tcp://10.0.0.1:4566"},
                                {"GLUEPRINT_PORT_4566_TCP_ADDR", "10.0.0.1"},
                                {"GLUEPRINT_SERVICE_HOST", "10.0.0.1"},
                                {"GLUEPRINT_SERVICE_PORT", "4566"}};
  CHECK(options_from({}, environment).port == 4566);
}

TEST_CASE("What Kubernetes injects for a Service beside Glueprint is passed over") {
  for (const auto& row : Environment{{"GLUEPRINT_DB_SERVICE_HOST", "10.0.0.1"},
                                     {"GLUEPRINT_DB_SERVICE_PORT", "80"},
                                     {"GLUEPRINT_MY_DB_SERVICE_PORT_HTTP_2", "80"},
                                     {"GLUEPRINT_DB_PORT", "tcp://10.0.0.1:80"},
                                     {"GLUEPRINT_DNS_PORT", "udp://10.0.0.1:53"},
                                     {"GLUEPRINT_PORT", "sctp://10.0.0.1:9"},
                                     {"GLUEPRINT_DB_PORT_80_TCP", "tcp://10.0.0.1:80"},
                                     {"GLUEPRINT_DB_PORT_80_TCP_ADDR", "10.0.0.1"},
                                     {"GLUEPRINT_DNS_PORT_53_UDP_PROTO", "udp"},
                                     {"GLUEPRINT_PORT_DB_PORT_9_SCTP_PORT", "9"}}) {
    const auto& name = row.first;
    const auto& value = row.second;
    CAPTURE(name);
    CHECK(error_of({}, {{name, value}}) == "no error");
  }
  for (const auto& row : Environment{{"GLUEPRINT_DB_PORT", "80"},
                                     {"GLUEPRINT_DB_PORT_HTTP", "80"},
                                     {"GLUEPRINT_DB_PORT_80_XYZ", "80"},
                                     {"GLUEPRINT_DB_SERVICE_NAME", "db"}}) {
    const auto& name = row.first;
    const auto& value = row.second;
    CAPTURE(name);
    CHECK(error_of({}, {{name, value}}).find(" is no setting of Glueprint") != std::string::npos);
  }
}

TEST_CASE("Variables that our examples read are known") {
  CHECK(error_of({}, {{"GLUEPRINT_BINARY", "/bin/glueprint"}, {"GLUEPRINT_URL", "x"}}) ==
        "no error");
}

TEST_CASE("A list with another separator is told which one divides it") {
  for (const std::string separator : {",", ";", " "}) {
    CHECK(error_of({}, {{"GLUEPRINT_FIXTURES", "a.json" + separator + "b.json"}}) ==
          "GLUEPRINT_FIXTURES: \"a.json" + separator +
              "b.json\": separate several values with \":\", not with \"" + separator + "\"");
  }
  CHECK(error_of({}, {{"GLUEPRINT_ALLOW_HOST", "a.test,b.test"}}).find("with \":\"") !=
        std::string::npos);
  const TemporaryDirectory directory;
  const auto file = directory / "a,b.json";
  write_bytes(file, "{}");
  CHECK(options_from({}, {{"GLUEPRINT_FIXTURES", file}}).fixtures.size() == 1);
}

TEST_CASE("A duration of a wrong form or length is told what is wrong with it") {
  const auto message = [](const char* value) {
    const auto text = error_of({flag_setting("header-timeout", value)}, {});
    return text.substr(text.find("2d") + 2);
  };
  CHECK(message("5") == R"(; write "5s" or "5ms")");
  CHECK(message("48h") == "; it is too long");
  CHECK(message("0.0001s") == "; it is too short");
  CHECK(message("9999999999h") == "; it is too long: the maximum is 8029 years");
  CHECK(message("soon").empty());
}

TEST_CASE("The flag --clock takes what PUT clock takes") {
  const Instant instant{std::chrono::seconds{1'767'225'600}};
  CHECK(options_from({flag_setting("clock", "1767225600")}, {}).clock == instant);
  CHECK(options_from({flag_setting("clock", "2026-01-01T00:00:00Z")}, {}).clock == instant);
  const Environment environment{{"GLUEPRINT_CLOCK", "1767225600"}};
  CHECK(options_from({flag_setting("clock", "real")}, environment).clock == std::nullopt);
}

TEST_CASE("What the environment gets wrong is named with its cure") {
  CHECK(error_of({}, {{"GLUEPRINT_PROT", "1"}}) ==
        "GLUEPRINT_PROT is no setting of Glueprint; did you mean \"GLUEPRINT_PORT\"?");
  CHECK(error_of({}, {{"GLUEPRINT_PORT", "010"}}) ==
        "GLUEPRINT_PORT: \"010\" is not a whole number from 0 to 65535, without leading zeros");
  CHECK(error_of({}, {{"GLUEPRINT_DATA", ""}}) == "GLUEPRINT_DATA: \"\" is not the name of a file");
  CHECK(error_of({}, {{"GLUEPRINT_FIXTURES", "a::b"}}) ==
        "GLUEPRINT_FIXTURES: \"\" is not the name of a file or directory");
}

TEST_CASE("A flag that is no list is given once") {
  CHECK(error_of({flag_setting("port", "1"), flag_setting("port", "2")}, {}) ==
        "--port is given more than once; keep one");
}

TEST_CASE("A configuration file that is not there is named") {
  CHECK(error_of({flag_setting("config", "/no/such.toml")}, {}) ==
        "--config: cannot read \"/no/such.toml\": No such file or directory");
}
