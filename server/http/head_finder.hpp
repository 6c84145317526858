#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "core/limits.hpp"

namespace glueprint {

// Finds where the head of a request ends while its bytes come in, and holds it to the limits and to
// the line rules that Beast's parser is too kind about.
class HeadFinder {
 public:
  explicit HeadFinder(const Limits& limits) : limits_{&limits} {}

  // Looks on in all that has come since the last request ended. Gives the head, from its request
  // line to its empty line, once it is whole; empty lines before it are passed over (RFC 9112,
  // 2.2). Throws RequestRefused.
  std::optional<std::string_view> find(std::string_view received);

  // Makes ready for the next request.
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
