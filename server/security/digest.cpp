#include "server/security/digest.hpp"

#include <array>
#include <cstddef>
#include <new>

#include <fmt/format.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/params.h>

namespace glueprint {

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, 32> digest{};
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr) != 1) {
    throw std::bad_alloc{};
  }
  return fmt::format("{:02x}", fmt::join(digest, ""));
}

std::string hmac_sha256(std::string_view key, std::string_view bytes) {
  std::array<unsigned char, 32> tag{};
  unsigned length = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
       reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), tag.data(), &length);
  return {reinterpret_cast<const char*>(tag.data()), tag.size()};
}

HmacSha256::HmacSha256(std::string_view key) {
  EVP_MAC* const algorithm = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
  context_.reset(EVP_MAC_CTX_new(algorithm));
  EVP_MAC_free(algorithm);
  std::array<char, 7> digest{"SHA256"};
  const std::array parameters{
      OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), 0),
      OSSL_PARAM_construct_end()};
  if (!context_ || EVP_MAC_init(context_.get(), reinterpret_cast<const unsigned char*>(key.data()),
                                key.size(), parameters.data()) != 1) {
    throw std::bad_alloc{};
  }
}

HmacSha256::Tag HmacSha256::of(std::initializer_list<std::string_view> texts) {
  Tag tag{};
  std::size_t length = 0;
  bool is_done = EVP_MAC_init(context_.get(), nullptr, 0, nullptr) == 1;
  for (const auto text : texts) {
    is_done = is_done &&
              EVP_MAC_update(context_.get(), reinterpret_cast<const unsigned char*>(text.data()),
                             text.size()) == 1;
  }
  is_done = is_done && EVP_MAC_final(context_.get(), reinterpret_cast<unsigned char*>(tag.data()),
                                     &length, tag.size()) == 1;
  if (!is_done) throw std::bad_alloc{};
  return tag;
}

void HmacSha256::Freer::operator()(evp_mac_ctx_st* context) const {
  EVP_MAC_CTX_free(context);
}

std::string to_hex(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) text += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return text;
}

bool equals_in_constant_time(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace glueprint
