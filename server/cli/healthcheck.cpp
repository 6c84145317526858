#include "server/cli/healthcheck.hpp"

#include <chrono>
#include <iostream>
#include <stdexcept>
#include <string_view>

#include <fmt/format.h>

#include "core/text/printable.hpp"
#include "core/text/url.hpp"
#include "server/cli/usage_error.hpp"
#include "server/client/http_client.hpp"

namespace glueprint {
namespace {

constexpr std::chrono::seconds health_patience{2};

// What to ask, and of which server.
struct Question {
  std::string server;
  std::string path;
};

[[noreturn]] void refuse(const std::string& url) {
  throw UsageError{
      fmt::format("--url: \"{}\" is not http://HOST:PORT/PATH, or https:// of that form", url)};
}

Question read_url(const std::string& text) {
  const bool is_printable =
      text.find_first_of(std::string_view{" \r\n\t\0", 5}) == std::string::npos;
  const auto url = split_url(text);
  const bool has_path = url && url->rest.starts_with('/');
  if (!url || !is_printable || (!has_path && !url->rest.empty())) refuse(text);
  Question question{text.substr(0, text.size() - url->rest.size()),
                    url->rest.size() > 1 ? std::string{url->rest} : health_path};
  try {
    read_server_address(question.server);
  } catch (const std::invalid_argument&) {
    refuse(text);
  }
  return question;
}

int fail(const std::string& text) {
  std::cerr << printable("glueprint: " + text) << '\n';
  return 1;
}

}  // namespace

// Any certificate will do, since nothing secret is sent, and one that the server signed itself is
// the usual case.
int healthcheck(const std::string& text) try {
  const auto question = read_url(text);
  ServerAccess access;
  access.url = question.server;
  access.patience = health_patience;
  access.trusts_any = true;
  const auto answer = ask_server(access, "GET", question.path, "");
  if (answer.status == 200) return 0;
  return fail(fmt::format("{}: answered {}", text, answer.status));
} catch (const NoAnswer& error) {
  return fail(fmt::format("{}: {}", text, error.why()));
}

}  // namespace glueprint
