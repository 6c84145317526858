#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/time/instant.hpp"

namespace glueprint {

// The opaque NextToken of a list: a place in it, sealed. What AWS puts into its tokens is unknown;
// ours marks a position rather than a row or an offset, so that rows which come or go between two
// pages are neither repeated nor make others be skipped.
//
// Form: base64 of  version (1 byte) | issued (8, milliseconds, big-endian) | place | tag (16).  The
// tag is the beginning of HMAC-SHA-256 over the bytes before it (their number first) and over what
// the token is bound to.
// A place is a text that the list understands.
class PageTokens {
 public:
  using Key = std::array<std::byte, 32>;

  PageTokens(Key key, Duration lifetime) : key_{key}, lifetime_{lifetime} {}

  // A token for the rows that come after `place`. `binding` names the request that may use it.
  std::string seal(std::string_view place, std::string_view binding, Instant now) const;

  enum class Flaw { not_ours, expired };

  struct Opened {
    std::optional<std::string> place;
    Flaw flaw = Flaw::not_ours;  // why there is no place
  };

  // The place that a token marks, when it was sealed with this key for this binding no longer than
  // a lifetime ago.
  Opened open(std::string_view token, std::string_view binding, Instant now) const;

 private:
  Key key_;
  Duration lifetime_;
};

}  // namespace glueprint
