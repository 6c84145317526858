#include "core/text/whole_file.hpp"

#include <stdexcept>

#include <doctest/doctest.h>

#include "tests/storage/temporary_directory.hpp"

using namespace glueprint;

TEST_CASE("A whole file is its bytes") {
  const TemporaryDirectory directory;
  const std::string bytes(200'000, '\0');
  write_bytes(directory / "zeros", bytes);
  write_bytes(directory / "empty", "");
  CHECK(read_whole_file(directory / "zeros", bytes.size()) == bytes);
  CHECK(read_whole_file(directory / "empty", 0).empty());
}

TEST_CASE("A file that cannot be read says why") {
  const TemporaryDirectory directory;
  write_bytes(directory / "large", "123");
  CHECK_THROWS_WITH_AS(read_whole_file(directory / "none", 1), "No such file or directory",
                       std::runtime_error);
  CHECK_THROWS_WITH_AS(read_whole_file(directory.path(), 1), "Is a directory", std::runtime_error);
  CHECK_THROWS_WITH_AS(read_whole_file(directory / "large", 2), "larger than 2 bytes",
                       std::runtime_error);
}
