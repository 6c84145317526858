#include "server/glue/page_token.hpp"

#include <string>

#include <doctest/doctest.h>

#include "core/random.hpp"

using namespace glueprint;
using namespace std::chrono_literals;

namespace {

constexpr Instant noon{Duration{1'700'000'000'000}};
const PageTokens tokens{Random{1}.token_key("000000000000"), 24h};
const std::string place{"a\0place", 7};

}  // namespace

TEST_CASE("A token gives back the place it was sealed with, as often as it is used") {
  const auto token = tokens.seal(place, "binding", noon);
  CHECK(tokens.open(token, "binding", noon).place == place);
  CHECK(tokens.open(token, "binding", noon + 1h).place == place);

  for (const std::size_t length : {0U, 1U, 2U, 3U, 255U}) {
    const std::string other(length, '=');
    CHECK(tokens.open(tokens.seal(other, "", noon), "", noon).place == other);
  }
}

TEST_CASE("A token works until its lifetime is over") {
  const auto token = tokens.seal(place, "binding", noon);
  CHECK(tokens.open(token, "binding", noon + 24h).place == place);
  const auto late = tokens.open(token, "binding", noon + 24h + 1ms);
  CHECK_FALSE(late.place.has_value());
  CHECK(late.flaw == PageTokens::Flaw::expired);
  CHECK(tokens.open(token, "binding", noon - 48h).place == place);
}

TEST_CASE("A token that was made for something else is not ours") {
  const auto token = tokens.seal(place, "binding", noon);
  const auto other = tokens.open(token, "other", noon);
  CHECK_FALSE(other.place.has_value());
  CHECK(other.flaw == PageTokens::Flaw::not_ours);
  const PageTokens foreign{Random{2}.token_key("000000000000"), 24h};
  CHECK_FALSE(foreign.open(token, "binding", noon).place.has_value());
}

TEST_CASE("A token with any character changed, cut or added is not ours") {
  const auto token = tokens.seal(place, "binding", noon);
  for (std::size_t at = 0; at < token.size(); ++at) {
    for (const char c : {'A', 'B', '/', '+', '=', '!', '\n', ' ', '\0'}) {
      if (token[at] == c) continue;
      auto forged = token;
      forged[at] = c;
      CHECK_FALSE(tokens.open(forged, "binding", noon).place.has_value());
    }
    CHECK_FALSE(tokens.open(token.substr(0, at), "binding", noon).place.has_value());
    CHECK_FALSE(tokens.open(token.substr(at + 1), "binding", noon).place.has_value());
  }
  for (const auto* tail : {"=", "A", "AAAA", " "}) {
    CHECK_FALSE(tokens.open(token + tail, "binding", noon).place.has_value());
  }
  CHECK_FALSE(tokens.open("", "binding", noon).place.has_value());
}
