#include "server/archive/blueprint_files.hpp"

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
    const auto blueprint = open_archive(archive);
    return blueprint.read(cfg_name_in(blueprint));
  } catch (const ArchiveError& fault) {
    return fmt::format("refused: {}", fault.what());
  }
}

}  // namespace

TEST_CASE("blueprint.cfg is read at the root, else in the folder of the archive's name") {
  const TemporaryDirectory directory;
  const auto path = directory / "etl-1.2.zip";
  ZipFile{path}.add("etl-1.2/", "", 040755).add("etl-1.2/blueprint.cfg", "inner").add("x.py", "1");
  CHECK(outcome(path) == "inner");
  ZipFile{path}.add("etl-1.2/blueprint.cfg", "inner").add("blueprint.cfg", "outer");
  CHECK(outcome(path) == "outer");
  ZipFile{path}.add("etl/blueprint.cfg", "x");
  CHECK(outcome(path) ==
        R"(refused: it holds "etl/blueprint.cfg": expected at the root or in etl-1.2/)");
  ZipFile{path}.add("layout.py", "x");
  CHECK(outcome(path) == "refused: it holds no blueprint.cfg: expected at the root or in etl-1.2/");
}

TEST_CASE("Names are read as the tools of all systems write them") {
  const TemporaryDirectory directory;
  const auto path = directory / "etl.zip";
  for (const auto* name :
       {"./blueprint.cfg", ".//blueprint.cfg", "etl\\blueprint.cfg", ".\\etl\\blueprint.cfg"}) {
    CAPTURE(std::string{name});
    ZipFile{path}.add("./", "", 040755).add("a:b.txt", "x").add(name, "read");
    CHECK(outcome(path) == "read");
  }
}

TEST_CASE("A symbolic link is what it leads to, within the archive") {
  const TemporaryDirectory directory;
  const auto path = directory / "etl.zip";
  const auto link = 0120777U;
  ZipFile{path}
      .add("a/real.cfg", "read")
      .add("b", "./a", link)
      .add("blueprint.cfg", "b/real.cfg", link);
  CHECK(outcome(path) == "read");
  ZipFile{path}.add("shared/blueprint.cfg", "read").add("etl", "shared", link);
  CHECK(outcome(path) == "read");
  ZipFile{path}.add("blueprint.cfg", "read").add("gone", "nowhere", link);
  CHECK(outcome(path) == "read");
  for (const auto* target : {"/etc/passwd", "../x", "a/../../x", ""}) {
    CAPTURE(std::string{target});
    ZipFile{path}.add("blueprint.cfg", "x").add("link", target, link);
    CHECK(outcome(path) == "refused: it holds a link that leads out of its folder");
  }
  ZipFile{path}.add("a", "b", link).add("b", "a", link);
  CHECK(outcome(path) == "refused: it holds links that lead in a circle");
  ZipFile{path}.add("a/self", "../a", link).add("a/x", "x");
  CHECK(outcome(path) == "refused: it holds links that lead in a circle");
}

TEST_CASE("Links that multiply what they lead to are refused as what they unpack to") {
  const TemporaryDirectory directory;
  const auto path = directory / "etl.zip";
  ZipFile zip{path};
  zip.add("d0/big", std::string(unpacked_bytes_max / 4, 'x')).add("blueprint.cfg", "{}");
  for (int i = 1; i < 8; ++i) zip.add("link" + std::to_string(i), "d0/big", 0120777);
  zip.close();
  CHECK(outcome(path) == "refused: it is too large unpacked");
}

TEST_CASE("An archive that no honest one is like is refused") {
  const TemporaryDirectory directory;
  const auto path = directory / "etl.zip";
  const auto with_entry = [&](const char* name, unsigned mode = 0100644, unsigned flags = 0) {
    ZipFile{path}.add("blueprint.cfg", "{}").add(name, "x", mode, flags);
    return outcome(path);
  };
  for (const auto* name : {"/etc/passwd", "../x", "a/../../x", "..\\x", "\\x", "..", "."}) {
    CAPTURE(std::string{name});
    CHECK(with_entry(name) == "refused: it holds a name that leads out of its folder");
  }
  CHECK(with_entry("pipe", 0010644) == "refused: it holds a device");
  CHECK(with_entry("secret", 0100644, 1) == "refused: it is encrypted");
  CHECK(with_entry("blueprint.cfg") == "refused: it holds blueprint.cfg twice");
  CHECK(with_entry("blueprint.cfg/x") ==
        R"(refused: it holds a file and a folder named "blueprint.cfg")");
  CHECK(with_entry("fine") == "{}");
}

TEST_CASE("A compression that is not read is named") {
  const TemporaryDirectory directory;
  const auto path = directory / "etl.zip";
  ZipFile{path}.add("blueprint.cfg", "{}");
  auto bytes = read_bytes(path);
  const auto with_method = [&](char method) {
    bytes[bytes.find("PK\x01\x02") + 10] = method;
    write_bytes(path, bytes);
    return outcome(path);
  };
  const std::string advice =
      ", which is not read: make the archive with deflate, as zip does by "
      "default";
  CHECK(with_method(12) == "refused: blueprint.cfg is compressed by bzip2" + advice);
  CHECK(with_method(14) == "refused: blueprint.cfg is compressed by LZMA" + advice);
  CHECK(with_method(77) == "refused: blueprint.cfg is compressed by method 77" + advice);
}

TEST_CASE("zip64 is read, as `zip -fz` and streams write it") {
  const TemporaryDirectory directory;
  const auto path = directory / "etl.zip";
  ZipFile{path}.add("blueprint.cfg", "{}");
  auto bytes = read_bytes(path);
  const auto entry = bytes.find("PK\x01\x02");
  const auto end = bytes.find("PK\x05\x06");
  const std::string unknown(4, '\xff');
  const auto number = [](std::uint64_t value) {
    std::string text;
    for (int i = 0; i < 8; ++i) text += static_cast<char>(value >> (8 * i));
    return text;
  };
  // The sizes and the place of the entry move into an extra field.
  const auto packed = static_cast<unsigned char>(bytes[entry + 20]);
  auto directory_bytes = bytes.substr(entry, end - entry);
  directory_bytes.replace(20, 8, unknown + unknown).replace(42, 4, unknown);
  directory_bytes[30] = 28;
  directory_bytes.insert(46 + 13,
                         std::string{"\1\0\x18\0", 4} + number(2) + number(packed) + number(0));
  const auto end64 = std::string{"PK\x06\x06"} + number(44) + std::string(12, '\0') + number(1) +
                     number(1) + number(directory_bytes.size()) + number(entry);
  const auto locator = std::string{"PK\x06\x07"} + std::string(4, '\0') +
                       number(entry + directory_bytes.size()) + std::string{"\1\0\0\0", 4};
  const auto old_end = std::string{"PK\x05\x06"} + std::string(4, '\0') + std::string(12, '\xff') +
                       std::string(2, '\0');
  write_bytes(path, bytes.substr(0, entry) + directory_bytes + end64 + locator + old_end);
  CHECK(outcome(path) == "{}");
}

TEST_CASE("What stands before an archive moves its places") {
  const TemporaryDirectory directory;
  const auto path = directory / "etl.zip";
  ZipFile{path}.add("blueprint.cfg", "{}");
  write_bytes(path, "#!/usr/bin/env python3\n" + read_bytes(path));
  CHECK(outcome(path) == "{}");
}

TEST_CASE("A folder is read as its archive would be") {
  const TemporaryDirectory directory;
  std::filesystem::create_directories(directory / "etl/lib/.git");
  write_bytes(directory / "etl/blueprint.cfg", "{}");
  write_bytes(directory / "etl/lib/a.py", "1");
  write_bytes(directory / "etl/lib/.git/x", "1");
  const auto blueprint = open_folder(directory / "etl/");
  CHECK(blueprint.name == "etl");
  CHECK(blueprint.files.size() == 2);
  CHECK(blueprint.read("lib/a.py") == "1");
  CHECK(cfg_name_in(blueprint) == "blueprint.cfg");
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
