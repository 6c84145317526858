#include "server/glue/page_token.hpp"

#include <string>

#include <doctest/doctest.h>

#include "core/random.hpp"

using namespace glueprint;
using namespace std::chrono_literals;

namespace {

constexpr Instant noon{Duration{1'700'000'000'000}};
const Random random_of_1{1};
TokenSeals seals{random_of_1};
const PageTokens tokens{seals.of("000000000000"), 24h};
const PageBegin begin{{"a\0place", 7}, 3};

}  // namespace

TEST_CASE("A token gives back what it was sealed with, as often as it is used") {
  const auto token = tokens.seal(begin, "binding", noon);
  CHECK(tokens.open(token, "binding", noon).begin == begin);
  CHECK(tokens.open(token, "binding", noon + 1h).begin == begin);

  for (const std::size_t length : {0U, 1U, 2U, 3U, 255U}) {
    const PageBegin other{std::string(length, '=')};
    CHECK(tokens.open(tokens.seal(other, "", noon), "", noon).begin == other);
  }
}

TEST_CASE("A token works until its lifetime is over") {
  const auto token = tokens.seal(begin, "binding", noon);
  CHECK(tokens.open(token, "binding", noon + 24h).begin == begin);
  const auto late = tokens.open(token, "binding", noon + 24h + 1ms);
  CHECK_FALSE(late.begin.has_value());
  CHECK(late.flaw == PageTokens::Flaw::expired);
  CHECK(tokens.open(token, "binding", noon - 48h).begin == begin);
}

TEST_CASE("A token that was made for something else is not ours") {
  const auto token = tokens.seal(begin, "binding", noon);
  const auto other = tokens.open(token, "other", noon);
  CHECK_FALSE(other.begin.has_value());
  CHECK(other.flaw == PageTokens::Flaw::not_ours);
  const Random random_of_2{2};
  TokenSeals other_seals{random_of_2};
  const PageTokens foreign{other_seals.of("000000000000"), 24h};
  CHECK_FALSE(foreign.open(token, "binding", noon).begin.has_value());
}

TEST_CASE("A token belongs to its account, whichever accounts come in between") {
  TokenSeals several{random_of_1};
  const auto seal = [&several](std::string_view account) {
    return PageTokens{several.of(account), 24h}.seal(begin, "binding", noon);
  };
  const auto first = seal("111111111111");
  CHECK(seal("222222222222") != first);
  CHECK(seal("111111111111") == first);
  CHECK(PageTokens{several.of("111111111111"), 24h}.open(first, "binding", noon).begin == begin);
  const PageTokens other{several.of("222222222222"), 24h};
  CHECK_FALSE(other.open(first, "binding", noon).begin.has_value());
}

TEST_CASE("A token with any character changed, cut or added is not ours") {
  const auto token = tokens.seal(begin, "binding", noon);
  for (std::size_t at = 0; at < token.size(); ++at) {
    for (const char c : {'A', 'B', '/', '+', '=', '!', '\n', ' ', '\0'}) {
      if (token[at] == c) continue;
      auto forged = token;
      forged[at] = c;
      CHECK_FALSE(tokens.open(forged, "binding", noon).begin.has_value());
    }
    CHECK_FALSE(tokens.open(token.substr(0, at), "binding", noon).begin.has_value());
    CHECK_FALSE(tokens.open(token.substr(at + 1), "binding", noon).begin.has_value());
  }
  for (const auto* tail : {"=", "A", "AAAA", " "}) {
    CHECK_FALSE(tokens.open(token + tail, "binding", noon).begin.has_value());
  }
  CHECK_FALSE(tokens.open("", "binding", noon).begin.has_value());
}
