#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>

#include "server/exchange/answer_counts.hpp"

namespace glueprint {

// Why a request is refused before anything handles it.
enum class RefusalReason {
  body_too_large,
  content_encoding,
  head_too_large,
  host,
  malformed,
  origin,
  repeated_field,
  time_out,
  tls,
};

// Their names in metrics, in the order of the enum.
inline constexpr std::array<std::string_view, 9> refusal_reasons{
    "body_too_large", "content_encoding", "head_too_large", "host", "malformed",
    "origin",         "repeated_field",   "time_out",       "tls"};

// How many requests were handled since the start, and how many were refused, by reason; the
// connections, those that are open too; and how often faults of each kind were injected.
struct RequestCounts {
  std::uint64_t to_api = 0;
  std::uint64_t to_admin = 0;
  std::array<std::uint64_t, refusal_reasons.size()> refused{};
  AnswerCounts answers{};
  std::uint64_t connections = 0;
  std::uint64_t open_connections = 0;
  std::map<std::string_view, std::uint64_t> faults_fired{};

  std::uint64_t& refused_for(RefusalReason reason) {
    return refused[static_cast<std::size_t>(reason)];
  }
};

}  // namespace glueprint
