#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/time/instant.hpp"

namespace glueprint {

// A certificate, with the chain behind it, and its private key: PEM texts.
struct Certificate {
  std::string chain;
  std::string key;
};

// Reads both files and checks that they belong together. Throws std::invalid_argument, in one line
// that names the flag of the wrong file; also for an encrypted key.
Certificate read_certificate(const std::filesystem::path& chain, const std::filesystem::path& key);

// Makes a certificate that is valid for a year, from a day before `now` on. It is its own issuer.
// It is for localhost, the loopback addresses, the names by which containers reach a host, and
// `hosts`, which are names or IP addresses.
Certificate make_self_signed(const std::vector<std::string>& hosts, Instant now);

// Writes the certificate, without the key, for clients to trust. Replaces a file only if it is a
// certificate too. Throws std::invalid_argument, in one line.
void write_chain(const Certificate& certificate, const std::filesystem::path& path);

}  // namespace glueprint
