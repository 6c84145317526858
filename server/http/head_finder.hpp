#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "core/limits.hpp"

namespace glueprint {

// Finds the end of a request's head as its bytes come in. It enforces the limits, and the rules for
// lines that Beast's parser does not.
class HeadFinder {
 public:
  explicit HeadFinder(const Limits& limits) : limits_{&limits} {}

  // Continues the search in all bytes since the last request. Returns the head, from its request
  // line to its empty line, once it is whole; empty lines before it are skipped (RFC 9112, 2.2).
  // Throws RequestRefused.
  std::optional<std::string_view> find(std::string_view received);

  // Prepares for the next request.
  void reset() { *this = HeadFinder{*limits_}; }

 private:
  void check_line(std::string_view line);
  void check_unfinished_line(std::string_view line) const;
  void check_size(std::size_t head_bytes) const;

  const Limits* limits_;
  std::size_t head_start_ = 0;
  std::size_t line_start_ = 0;
  std::size_t lines_ = 0;
};

}  // namespace glueprint
