#pragma once

#include <array>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

struct evp_mac_ctx_st;

namespace glueprint {

// SHA-256 in lower-case hex.
std::string sha256_hex(std::string_view bytes);

// HMAC-SHA-256 (RFC 2104): its 32 bytes.
std::string hmac_sha256(std::string_view key, std::string_view bytes);

// HMAC-SHA-256 with one key, which is set up once.
class HmacSha256 {
 public:
  using Tag = std::array<char, 32>;

  explicit HmacSha256(std::string_view key);

  // The tag of these texts, one behind the other.
  Tag of(std::initializer_list<std::string_view> texts);

 private:
  struct Freer {
    void operator()(evp_mac_ctx_st* context) const;
  };
  std::unique_ptr<evp_mac_ctx_st, Freer> context_;
};

// Bytes in lower-case hex.
std::string to_hex(std::string_view bytes);

// Whether two texts are equal, in a time that does not depend on where they differ.
bool equals_in_constant_time(std::string_view a, std::string_view b);

}  // namespace glueprint
