#include "server/security/certificate.hpp"

#include <cerrno>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <system_error>

#include <fmt/format.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include "core/limits.hpp"
#include "core/random.hpp"
#include "core/text/host_name.hpp"
#include "core/text/printable.hpp"
#include "core/text/whole_file.hpp"

namespace glueprint {
namespace {

namespace fs = std::filesystem;

template <auto release>
struct Release {
  void operator()(auto* object) const { release(object); }
};
using Bio = std::unique_ptr<BIO, Release<BIO_free_all>>;
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using X509Ptr = std::unique_ptr<X509, Release<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Release<X509_EXTENSION_free>>;

[[noreturn]] void refuse(std::string_view flag, const fs::path& path, std::string_view why) {
  throw std::invalid_argument{fmt::format("{} {}: {}", flag, in_quotes(path.string()), why)};
}

std::string read_pem(std::string_view flag, const fs::path& path) try {
  return read_whole_file(path, pem_bytes_max);
} catch (const std::runtime_error& error) {
  refuse(flag, path, fmt::format("cannot be read: {}", error.what()));
}

Bio reading(const std::string& text) {
  return Bio{BIO_new_mem_buf(text.data(), static_cast<int>(text.size()))};
}

// Replaces OpenSSL's callback, which would ask at the terminal.
int no_password(char*, int, int, void*) {
  return -1;
}

X509Ptr parse_certificate(const std::string& text) {
  return X509Ptr{PEM_read_bio_X509(reading(text).get(), nullptr, no_password, nullptr)};
}

Key parse_key(const std::string& text) {
  return Key{PEM_read_bio_PrivateKey(reading(text).get(), nullptr, no_password, nullptr)};
}

template <typename Write>
std::string to_pem(Write write) {
  const Bio out{BIO_new(BIO_s_mem())};
  write(out.get());
  char* text = nullptr;
  const auto size = BIO_get_mem_data(out.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

void add_extension(X509* certificate, int kind, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
  const Extension extension{X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str())};
  if (!extension || X509_add_ext(certificate, extension.get(), -1) != 1) {
    throw std::runtime_error{fmt::format("OpenSSL does not take the extension {}", value)};
  }
}

std::string alternative_names(const std::vector<std::string>& hosts) {
  std::string names =
      "DNS:localhost,DNS:*.localhost,DNS:glueprint,DNS:host.docker.internal,IP:127.0.0.1,IP:::1";
  for (const auto& host : hosts) {
    names += fmt::format(",{}:{}", is_address(host) ? "IP" : "DNS", host);
  }
  return names;
}

void set_validity(X509* certificate, Instant now) {
  constexpr std::chrono::hours day{24};
  const auto seconds = [](Instant instant) {
    return std::chrono::duration_cast<std::chrono::seconds>(instant.time_since_epoch()).count();
  };
  ASN1_TIME_set(X509_getm_notBefore(certificate), seconds(now - day));
  ASN1_TIME_set(X509_getm_notAfter(certificate), seconds(now + 365 * day));
}

void set_serial_number(X509* certificate) {
  ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), unseeded_number());
}

void name_owner(X509* certificate) {
  constexpr std::string_view name = "Glueprint, made at start";
  auto* subject = X509_get_subject_name(certificate);
  X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8,
                             reinterpret_cast<const unsigned char*>(name.data()),
                             static_cast<int>(name.size()), -1, 0);
  X509_set_issuer_name(certificate, subject);
}

}  // namespace

Certificate read_certificate(const fs::path& chain, const fs::path& key) {
  constexpr auto cert_flag = "--tls-cert";
  constexpr auto key_flag = "--tls-key";
  Certificate read{read_pem(cert_flag, chain), read_pem(key_flag, key)};
  const auto certificate = parse_certificate(read.chain);
  if (!certificate) refuse(cert_flag, chain, "holds no certificate in PEM");
  const auto private_key = parse_key(read.key);
  if (!private_key) refuse(key_flag, key, "holds no unencrypted private key in PEM");
  if (X509_check_private_key(certificate.get(), private_key.get()) != 1) {
    refuse(key_flag, key, "is not the key of the certificate that --tls-cert gives");
  }
  return read;
}

Certificate make_self_signed(const std::vector<std::string>& hosts, Instant now) {
  const Key key{EVP_EC_gen("P-256")};
  const X509Ptr certificate{X509_new()};
  X509_set_version(certificate.get(), X509_VERSION_3);
  set_serial_number(certificate.get());
  set_validity(certificate.get(), now);
  name_owner(certificate.get());
  X509_set_pubkey(certificate.get(), key.get());
  add_extension(certificate.get(), NID_basic_constraints, "critical,CA:FALSE");
  add_extension(certificate.get(), NID_key_usage, "critical,digitalSignature");
  add_extension(certificate.get(), NID_ext_key_usage, "serverAuth");
  add_extension(certificate.get(), NID_subject_key_identifier, "hash");
  add_extension(certificate.get(), NID_subject_alt_name, alternative_names(hosts));
  if (X509_sign(certificate.get(), key.get(), EVP_sha256()) == 0) {
    throw std::runtime_error{"OpenSSL cannot sign a certificate"};
  }
  return {to_pem([&](BIO* out) { PEM_write_bio_X509(out, certificate.get()); }),
          to_pem([&](BIO* out) {
            PEM_write_bio_PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
          })};
}

void write_chain(const Certificate& certificate, const fs::path& path) {
  constexpr auto flag = "--tls-self-signed";
  std::error_code ignored;
  if (fs::exists(path, ignored) && !parse_certificate(read_pem(flag, path))) {
    refuse(flag, path, "is there and is no certificate: name a file that may be written");
  }
  auto written = path;
  written += ".new";
  fs::remove(written, ignored);  // opening a pipe would wait for its reader
  errno = 0;
  std::ofstream file{written, std::ios::binary | std::ios::trunc};
  file << certificate.chain;
  file.close();
  std::error_code error{file ? 0 : errno, std::generic_category()};
  if (!error) fs::rename(written, path, error);
  if (error) refuse(flag, path, fmt::format("cannot be written: {}", error.message()));
}

}  // namespace glueprint
