#include "core/text/glob.hpp"

#include <functional>
#include <random>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

using namespace glueprint;

TEST_CASE("A glob fits the whole text") {
  for (const auto* pattern : {"orders-etl", "*", "orders*", "*etl", "o*-*l", "o?ders-etl", "**",
                              "orders-etl*", "*orders-etl"}) {
    CAPTURE(std::string{pattern});
    CHECK(matches_glob(pattern, "orders-etl"));
  }
  for (const auto* pattern : {"", "orders", "etl", "orders-etl?", "?", "o*x", "Orders-etl", "*-"}) {
    CAPTURE(std::string{pattern});
    CHECK_FALSE(matches_glob(pattern, "orders-etl"));
  }
  CHECK(matches_glob("", ""));
  CHECK(matches_glob("*", ""));
  CHECK(matches_glob("a*b*c", "a-b-b-c"));
}

TEST_CASE("A piece between two stars may stand anywhere, also beyond 64 characters") {
  const std::string letters = "abcdefghijklmnopqrstuvwxyz0123456789";
  const auto text = letters + letters + letters + letters;
  auto wild = letters + letters + letters;
  for (std::size_t i = 0; i < wild.size(); i += 5) wild[i] = '?';
  CHECK(matches_glob("*" + wild + "*", text));
  CHECK(matches_glob("ab*" + wild + "*89", text + text));
  CHECK_FALSE(matches_glob("*" + wild + "!*", text));
  CHECK_FALSE(matches_glob("*" + wild + "*" + wild + "*", text));
  CHECK(matches_glob("*?b?d*", text));
  CHECK_FALSE(matches_glob("*?b?e*", text));
  CHECK_FALSE(matches_glob("ab*ba", "aba"));
  CHECK(matches_glob("*??*", "ab"));
  CHECK_FALSE(matches_glob("*???*", "ab"));
  CHECK(matches_glob("*\xff?*", "a\xff\x80"));
}

TEST_CASE("A glob matches as one does that tries everything") {
  const std::function<bool(std::string_view, std::string_view)> tries_all =
      [&tries_all](std::string_view pattern, std::string_view text) {
        if (pattern.empty()) return text.empty();
        const auto rest = pattern.substr(1);
        if (pattern[0] == '*') {
          return tries_all(rest, text) || (!text.empty() && tries_all(pattern, text.substr(1)));
        }
        return !text.empty() && (pattern[0] == '?' || pattern[0] == text[0]) &&
               tries_all(rest, text.substr(1));
      };
  std::minstd_rand random{1};
  const auto draw = [&random](std::string_view letters, std::size_t size_max) {
    std::string text(random() % (size_max + 1), ' ');
    for (auto& c : text) c = letters[random() % letters.size()];
    return text;
  };
  for (int i = 0; i < 20'000; ++i) {
    const auto pattern = draw("ab?*", 8);
    const auto text = draw("ab", 10);
    CAPTURE(pattern);
    CAPTURE(text);
    REQUIRE(matches_glob(pattern, text) == tries_all(pattern, text));
  }
}

TEST_CASE("The steps of a glob grow with the text, not with its product") {
  const std::string text(100'000, 'a');
  CHECK(glob_steps("orders-*", text) < 100);
  CHECK(glob_steps("*" + std::string(1000, 'a') + "b*", text) < 150'000);
  CHECK(glob_steps("*" + std::string(1000, '?') + "b*", text) < 2'000'000);
  CHECK(glob_steps("*" + std::string(1000, '?') + "b*", "short") < 2000);
}

TEST_CASE("A glob made to be slow is not") {
  const std::string text(20'000, 'a');
  std::string pattern;
  for (int i = 0; i < 200; ++i) pattern += "a*";
  CHECK_FALSE(matches_glob(pattern + "b", text));
}
