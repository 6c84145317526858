#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace glueprint {

// A request id in the form of a random UUID, as text.
class RequestId {
 public:
  RequestId(std::uint64_t high, std::uint64_t low);

  std::string_view text() const { return {text_.data(), text_.size()}; }

 private:
  std::array<char, 36> text_;
};

// The only source of chance. Every draw is a function of the seed, the account, a kind and an
// ordinal, so that the same requests give the same bytes whatever other accounts do.
class Random {
 public:
  explicit Random(std::uint64_t seed) : seed_{seed} {}

  // `br_` and 64 hex digits: our guess of a blueprint run's id.
  std::string run_id(std::string_view account, std::int64_t ordinal) const;

  // `wr_` and 64 hex digits, as AWS has it: the id of a run of a workflow.
  std::string workflow_run_id(std::string_view account, std::int64_t ordinal) const;

  // The id of a request. `start` counts the server's starts on a data file.
  RequestId request_id(std::string_view account, std::int64_t start, std::int64_t ordinal) const;

  // The key that authenticates the page tokens of an account.
  std::array<std::byte, 32> token_key(std::string_view account) const;

  // A number from 0 up to 1, without 1.
  double fraction(std::string_view account, std::string_view kind, std::int64_t ordinal) const;

 private:
  std::uint64_t seed_;
};

// A number that no seed decides, for what must differ between two servers, such as the serial
// number of a certificate.
std::uint32_t unseeded_number();

}  // namespace glueprint
