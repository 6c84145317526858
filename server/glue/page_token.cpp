#include "server/glue/page_token.hpp"

#include <algorithm>

#include <openssl/evp.h>

#include "core/text/big_endian.hpp"

namespace glueprint {
namespace {

constexpr char version = 2;
constexpr std::size_t issued_bytes = 8;
constexpr std::size_t count_bytes = 4;
constexpr std::size_t head_bytes = 1 + issued_bytes + count_bytes;
constexpr std::size_t tag_bytes = 16;
constexpr std::size_t token_bytes_max = 4096;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string tag_of(HmacSha256& seal, std::string_view sealed, std::string_view binding) {
  const auto size = std::to_string(sealed.size()) + "/";
  const auto tag = seal.of({size, sealed, binding});
  return {tag.data(), tag_bytes};
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

HmacSha256& TokenSeals::of(std::string_view account) {
  if (!seal_ || account_ != account) {
    const auto key = random_.token_key(account);
    seal_.emplace(std::string_view{reinterpret_cast<const char*>(key.data()), key.size()});
    account_ = account;
  }
  return *seal_;
}

std::string PageTokens::seal(const PageBegin& begin, std::string_view binding, Instant now) const {
  std::string sealed(1, version);
  append_big_endian(sealed, static_cast<std::uint64_t>(now.time_since_epoch().count()),
                    issued_bytes);
  append_big_endian(sealed, begin.empty_pages, count_bytes);
  sealed.append(begin.place);
  sealed.append(tag_of(seal_, sealed, binding));
  return to_base64(sealed);
}

PageTokens::Opened PageTokens::open(std::string_view token, std::string_view binding,
                                    Instant now) const {
  const auto bytes = from_base64(token);
  if (!bytes || bytes->size() < head_bytes + tag_bytes || bytes->front() != version) return {};
  const std::string_view whole{*bytes};
  const auto sealed = whole.substr(0, whole.size() - tag_bytes);
  const auto tag = tag_of(seal_, sealed, binding);
  if (!equals_in_constant_time(tag, whole.substr(sealed.size()))) return {};

  const auto issued = static_cast<std::int64_t>(read_big_endian(sealed.substr(1, issued_bytes)));
  if (now - Instant{Duration{issued}} > lifetime_) return {std::nullopt, Flaw::expired};
  const auto empty_pages = read_big_endian(sealed.substr(1 + issued_bytes, count_bytes));
  return {
      PageBegin{std::string{sealed.substr(head_bytes)}, static_cast<std::uint32_t>(empty_pages)},
      {}};
}

}  // namespace glueprint
