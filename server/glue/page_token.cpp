#include "server/glue/page_token.hpp"

#include <algorithm>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace glueprint {
namespace {

constexpr char version = 2;
constexpr std::size_t head_bytes = 1 + 8;
constexpr std::size_t tag_bytes = 16;
constexpr std::size_t token_bytes_max = 4096;

std::string write_instant(Instant instant) {
  const auto count = static_cast<std::uint64_t>(instant.time_since_epoch().count());
  std::string bytes;
  for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>(count >> shift & 0xff);
  return bytes;
}

Instant read_instant(std::string_view bytes) {
  std::uint64_t count = 0;
  for (const char byte : bytes) count = count << 8 | static_cast<unsigned char>(byte);
  return Instant{Duration{static_cast<std::int64_t>(count)}};
}

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string tag_of(const PageTokens::Key& key, std::string_view sealed, std::string_view binding) {
  auto message = std::to_string(sealed.size());
  message.append("/").append(sealed).append(binding);
  std::array<unsigned char, 32> tag{};
  unsigned length = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes_of(message), message.size(),
       tag.data(), &length);
  return {reinterpret_cast<const char*>(tag.data()), tag_bytes};
}

std::string to_base64(std::string_view bytes) {
  std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');  // OpenSSL ends it with a NUL
  EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), bytes_of(bytes),
                  static_cast<int>(bytes.size()));
  text.pop_back();
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  if (text.size() > token_bytes_max || text.size() % 4 != 0) return std::nullopt;
  std::string bytes(text.size() / 4 * 3, '\0');
  const int length = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()), bytes_of(text),
                                     static_cast<int>(text.size()));
  if (length < 0) return std::nullopt;
  const auto padding = text.size() - std::min(text.find('='), text.size());
  bytes.resize(static_cast<std::size_t>(length) - std::min(padding, std::size_t{2}));
  // OpenSSL accepts blanks and padding; a token has exactly one spelling.
  if (to_base64(bytes) != text) return std::nullopt;
  return bytes;
}

}  // namespace

std::string PageTokens::seal(std::string_view place, std::string_view binding, Instant now) const {
  std::string sealed(1, version);
  sealed.append(write_instant(now)).append(place);
  sealed.append(tag_of(key_, sealed, binding));
  return to_base64(sealed);
}

PageTokens::Opened PageTokens::open(std::string_view token, std::string_view binding,
                                    Instant now) const {
  const auto sealed = from_base64(token);
  if (!sealed || sealed->size() < head_bytes + tag_bytes || sealed->front() != version) return {};
  const auto payload = std::string_view{*sealed}.substr(0, sealed->size() - tag_bytes);
  const auto tag = tag_of(key_, payload, binding);
  if (CRYPTO_memcmp(tag.data(), sealed->data() + payload.size(), tag_bytes) != 0) return {};
  if (now - read_instant(payload.substr(1, 8)) > lifetime_) return {std::nullopt, Flaw::expired};
  return {std::string{payload.substr(head_bytes)}, {}};
}

}  // namespace glueprint
