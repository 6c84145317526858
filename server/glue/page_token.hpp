#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/random.hpp"
#include "core/time/instant.hpp"
#include "server/security/digest.hpp"

namespace glueprint {

// Where a page begins: after the row at `place`, a text that the list understands, and at the
// beginning of the list when that is empty. `empty_pages` counts those that have led there since
// the last row: a token that came twice would look to clients as if it led nowhere.
struct PageBegin {
  std::string place;
  std::uint32_t empty_pages = 0;

  bool operator==(const PageBegin&) const = default;
};

// The opaque NextToken of a list: where a page begins, sealed. What AWS puts into its tokens is
// unknown; ours marks a position rather than a row or an offset, so that rows which come or go
// between two pages are neither repeated nor make others be skipped.
//
// Form: base64 of
//   version (1 byte) | issued (8, milliseconds) | empty pages (4) | place | tag (16)
// with numbers in big-endian. The tag is the beginning of HMAC-SHA-256 over the bytes before it
// (their number first) and over what the token is bound to.
class PageTokens {
 public:
  // The seal, which must outlive it, has the key of the account.
  PageTokens(HmacSha256& seal, Duration lifetime) : seal_{seal}, lifetime_{lifetime} {}

  // A token for the page that begins there. `binding` names the request that may use it.
  std::string seal(const PageBegin& begin, std::string_view binding, Instant now) const;

  enum class Flaw { not_ours, expired };

  struct Opened {
    std::optional<PageBegin> begin;
    Flaw flaw = Flaw::not_ours;  // why there is none
  };

  // Where the page of a token begins, when it was sealed with this key for this binding no longer
  // than a lifetime ago.
  Opened open(std::string_view token, std::string_view binding, Instant now) const;

 private:
  HmacSha256& seal_;
  Duration lifetime_;
};

// The seals of all accounts. It keeps that of the account which was asked for last, since to set
// one up costs more than to use it.
class TokenSeals {
 public:
  explicit TokenSeals(const Random& random) : random_{random} {}

  // The seal of an account: valid until that of another one is asked for.
  HmacSha256& of(std::string_view account);

 private:
  const Random& random_;
  std::string account_;
  std::optional<HmacSha256> seal_;
};

}  // namespace glueprint
