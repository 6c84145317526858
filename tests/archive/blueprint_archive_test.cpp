#include "server/archive/blueprint_archive.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "core/limits.hpp"
#include "server/archive/archive_error.hpp"
#include "tests/archive/zip_file.hpp"
#include "tests/storage/temporary_directory.hpp"

using namespace glueprint;

namespace {

// What is read of the archive, or why nothing is.
std::string outcome(const std::filesystem::path& archive) {
  try {
    return read_blueprint_cfg(archive);
  } catch (const ArchiveError& fault) {
    return fmt::format("refused: {}", fault.what());
  }
}

}  // namespace

TEST_CASE("blueprint.cfg is read at the root, else in the folder of the archive's name") {
  const TemporaryDirectory directory;
  const auto path = directory / "etl.zip";
  ZipFile{path}.add("etl/", "", 040755).add("etl/blueprint.cfg", "inner").add("x.py", "pass");
  CHECK(outcome(path) == "inner");
  ZipFile{path}.add("etl/blueprint.cfg", "inner").add("blueprint.cfg", "outer");
  CHECK(outcome(path) == "outer");
  ZipFile{path}.add("other/blueprint.cfg", "x");
  CHECK(outcome(path) == "refused: it holds no blueprint.cfg");
}

TEST_CASE("An archive that no honest one is like is refused") {
  const TemporaryDirectory directory;
  const auto path = directory / "etl.zip";
  const auto with_entry = [&](const char* name, unsigned mode = 0100644, unsigned flags = 0) {
    ZipFile{path}.add("blueprint.cfg", "{}").add(name, "x", mode, flags);
    return outcome(path);
  };
  for (const auto* name : {"/etc/passwd", "../x", "a/../../x", "a\\b", "C:x", ".."}) {
    CAPTURE(std::string{name});
    CHECK(with_entry(name) == "refused: it holds a name that leads out of its folder");
  }
  CHECK(with_entry("link", 0120777) == "refused: it holds a link or a device");
  CHECK(with_entry("pipe", 0010644) == "refused: it holds a link or a device");
  CHECK(with_entry("secret", 0100644, 1) == "refused: it is encrypted");
  CHECK(with_entry("blueprint.cfg") == "refused: it holds blueprint.cfg twice");
  CHECK(with_entry("fine") == "{}");
}

TEST_CASE("An archive that unpacks to more than AWS allows is refused unread") {
  const TemporaryDirectory directory;
  const auto path = directory / "etl.zip";
  ZipFile{path}.add("blueprint.cfg", "{}").add("big", std::string(unpacked_bytes_max, 'x'));
  CHECK(outcome(path) == "refused: it is too large unpacked");
  ZipFile{path}.add("blueprint.cfg", std::string(unpacked_bytes_max + 1, 'x'));
  CHECK(outcome(path) == "refused: it is too large unpacked");
}

TEST_CASE("Sizes that lie do not make a bomb go off") {
  const TemporaryDirectory directory;
  const auto path = directory / "etl.zip";
  ZipFile{path}.add("blueprint.cfg", std::string(unpacked_bytes_max + 1, 'x'));
  auto bytes = read_bytes(path);
  const auto directory_at = bytes.find("PK\x01\x02");
  REQUIRE(directory_at != std::string::npos);
  bytes.replace(directory_at + 24, 4, std::string{"\x02\0\0\0", 4});
  write_bytes(path, bytes);
  CHECK(outcome(path).starts_with("refused: "));
}

TEST_CASE("What is no ZIP archive, too large or cut short is refused") {
  const TemporaryDirectory directory;
  const auto path = directory / "etl.zip";
  write_bytes(path, "");
  CHECK(outcome(path) == "refused: it is no ZIP archive");
  write_bytes(path, std::string(archive_bytes_max + 1, 'x'));
  CHECK(outcome(path) == "refused: it is larger than 1048576 bytes");
  ZipFile{path}.add("blueprint.cfg", "{}");
  const auto bytes = read_bytes(path);
  for (std::size_t cut = 0; cut < bytes.size(); ++cut) {
    write_bytes(path, bytes.substr(0, cut));
    const auto read = outcome(path);
    // The last bytes only say how long the comment is that follows.
    CHECK((read.starts_with("refused: ") || (read == "{}" && bytes.size() - cut <= 4)));
  }
}

TEST_CASE("No mutation of an archive does harm") {
  const TemporaryDirectory directory;
  const auto path = directory / "etl.zip";
  ZipFile{path}.add("etl/blueprint.cfg", R"({"layoutGenerator":"a"})").add("b.py", "pass");
  const auto good = read_bytes(path);
  std::uint64_t state = 1;
  for (int round = 0; round < 2000; ++round) {
    auto bytes = good;
    for (int change = 0; change < 3; ++change) {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      bytes[(state >> 33) % bytes.size()] = static_cast<char>(state >> 24);
    }
    write_bytes(path, bytes);
    CHECK_NOTHROW(outcome(path));
  }
}
