#include "server/page_token.hpp"

#include <algorithm>
#include <span>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace glueprint {
namespace {

constexpr unsigned char version = 1;
constexpr std::size_t payload_bytes = 1 + 3 * 8;
constexpr std::size_t tag_bytes = 17;
constexpr std::size_t sealed_bytes = payload_bytes + tag_bytes;  // a multiple of 3: no padding
constexpr std::size_t token_chars = sealed_bytes / 3 * 4;

using Sealed = std::array<unsigned char, sealed_bytes>;

void put(unsigned char* at, std::int64_t number) {
  for (int byte = 0; byte < 8; ++byte) {
    at[byte] = static_cast<unsigned char>(static_cast<std::uint64_t>(number) >> (56 - 8 * byte));
  }
}

std::int64_t get(const unsigned char* at) {
  std::uint64_t number = 0;
  for (int byte = 0; byte < 8; ++byte) number = number << 8 | at[byte];
  return static_cast<std::int64_t>(number);
}

std::array<unsigned char, 32> tag_of(const PageTokens::Key& key, const Sealed& sealed,
                                     std::string_view binding) {
  std::string message{reinterpret_cast<const char*>(sealed.data()), payload_bytes};
  message += binding;
  std::array<unsigned char, 32> tag{};
  unsigned length = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
       reinterpret_cast<const unsigned char*>(message.data()), message.size(), tag.data(), &length);
  return tag;
}

std::string to_base64(const Sealed& sealed) {
  std::string text(token_chars + 1, '\0');  // OpenSSL ends it with a NUL
  EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), sealed.data(),
                  static_cast<int>(sealed_bytes));
  text.pop_back();
  return text;
}

std::optional<Sealed> from_base64(std::string_view text) {
  if (text.size() != token_chars) return std::nullopt;
  Sealed sealed{};
  const auto* characters = reinterpret_cast<const unsigned char*>(text.data());
  const int length = EVP_DecodeBlock(sealed.data(), characters, static_cast<int>(text.size()));
  // OpenSSL takes blanks and padding leniently; a token has one spelling only.
  if (length != static_cast<int>(sealed_bytes) || to_base64(sealed) != text) return std::nullopt;
  return sealed;
}

}  // namespace

std::string PageTokens::seal(const RunPlace& place, std::string_view binding, Instant now) const {
  Sealed sealed{version};
  put(&sealed[1], now.time_since_epoch().count());
  put(&sealed[9], place.started_on.time_since_epoch().count());
  put(&sealed[17], place.ordinal);
  const auto tag = tag_of(key_, sealed, binding);
  std::copy_n(tag.begin(), tag_bytes, sealed.begin() + payload_bytes);
  return to_base64(sealed);
}

PageTokens::Opened PageTokens::open(std::string_view token, std::string_view binding,
                                    Instant now) const {
  const auto sealed = from_base64(token);
  if (!sealed || (*sealed)[0] != version) return {};
  const auto tag = tag_of(key_, *sealed, binding);
  if (CRYPTO_memcmp(tag.data(), sealed->data() + payload_bytes, tag_bytes) != 0) return {};
  const Instant issued{Duration{get(&(*sealed)[1])}};
  if (now - issued > lifetime_) return {std::nullopt, Refusal::expired};
  return {RunPlace{Instant{Duration{get(&(*sealed)[9])}}, get(&(*sealed)[17])}, {}};
}

}  // namespace glueprint
