#include "server/security/digest.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace glueprint;

namespace {

std::string hex_of(const HmacSha256::Tag& tag) {
  return to_hex({tag.data(), tag.size()});
}

}  // namespace

// RFC 4231, test cases 1 and 2.
TEST_CASE("A tag is that of all texts together, as often as the key is used") {
  HmacSha256 first{std::string(20, '\x0b')};
  HmacSha256 second{"Jefe"};
  for (int time = 0; time < 2; ++time) {
    CHECK(hex_of(first.of({"Hi ", "There"})) ==
          "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    CHECK(hex_of(second.of({"what do ya want ", "", "for nothing?"})) ==
          "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }
  CHECK(hex_of(second.of({})) == to_hex(hmac_sha256("Jefe", "")));
}
