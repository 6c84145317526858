#include "core/text/big_endian.hpp"

#include <doctest/doctest.h>

using namespace glueprint;

TEST_CASE("A number is written with its highest byte first, and read back") {
  std::string text;
  append_big_endian(text, 0x0102030405060708, 8);
  append_big_endian(text, 0xAABBCC, 2);
  CHECK(text == std::string{"\1\2\3\4\5\6\7\10\xBB\xCC"});
  CHECK(read_big_endian(std::string_view{text}.substr(0, 8)) == 0x0102030405060708);
  CHECK(read_big_endian(std::string_view{text}.substr(8)) == 0xBBCC);
  CHECK(read_big_endian("") == 0);
}
