#include "server/security/certificate.hpp"

#include <fstream>
#include <stdexcept>
#include <string>

#include <doctest/doctest.h>

#include "core/text/whole_file.hpp"
#include "core/time/time_text.hpp"
#include "tests/storage/temporary_directory.hpp"

using namespace glueprint;

namespace {

const Instant now = *read_instant("2026-01-01T12:00:00Z");

std::filesystem::path write(const std::filesystem::path& path, std::string_view text) {
  std::ofstream{path, std::ios::binary} << text;
  return path;
}

// What the refusal says, behind the name of the flag and the file.
std::string refusal(const std::filesystem::path& chain, const std::filesystem::path& key) {
  try {
    read_certificate(chain, key);
    return "";
  } catch (const std::invalid_argument& error) {
    const std::string text = error.what();
    return text.substr(0, text.find(' ')) + text.substr(text.rfind("\": ") + 1);
  }
}

}  // namespace

TEST_CASE("A certificate of our own can be written, read again, and has a key of its own") {
  const TemporaryDirectory directory;
  const auto made = make_self_signed({"glue.example", "192.0.2.1"}, now);
  CHECK(made.chain != make_self_signed({}, now).chain);
  const auto path = directory.path() / "cert.pem";
  write_chain(made, path);
  CHECK(read_whole_file(path, 10'000) == made.chain);
  CHECK(made.chain.find("PRIVATE") == std::string::npos);
  const auto key = write(directory.path() / "key.pem", made.key);
  CHECK(read_certificate(path, key).chain == made.chain);
}

TEST_CASE("Files that do not fit are refused, and it is said which") {
  const TemporaryDirectory directory;
  const auto first = make_self_signed({}, now);
  const auto second = make_self_signed({}, now);
  const auto chain = write(directory.path() / "cert.pem", first.chain);
  const auto key = write(directory.path() / "key.pem", first.key);
  const auto other_key = write(directory.path() / "other.pem", second.key);
  const auto nothing = write(directory.path() / "nothing.pem", "nothing");
  CHECK(refusal(chain, key) == "");
  CHECK(refusal(directory.path() / "none", key) ==
        "--tls-cert: cannot be read: No such file or directory");
  CHECK(refusal(nothing, key) == "--tls-cert: holds no certificate in PEM");
  CHECK(refusal(chain, nothing) == "--tls-key: holds no unencrypted private key in PEM");
  CHECK(refusal(chain, other_key) ==
        "--tls-key: is not the key of the certificate that --tls-cert gives");
}

TEST_CASE("Only certificates are written over") {
  const TemporaryDirectory directory;
  const auto made = make_self_signed({}, now);
  const auto path = write(directory.path() / "cert.pem", make_self_signed({}, now).chain);
  write_chain(made, path);
  CHECK(read_whole_file(path, 10'000) == made.chain);
  const auto notes = write(directory.path() / "notes.txt", "mine");
  CHECK_THROWS_AS(write_chain(made, notes), std::invalid_argument);
  CHECK(read_whole_file(notes, 10'000) == "mine");
}
