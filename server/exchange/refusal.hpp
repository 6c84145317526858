#pragma once

#include <optional>
#include <stdexcept>
#include <string>

#include "server/exchange/exchange.hpp"
#include "server/exchange/request_counts.hpp"

namespace glueprint {

// Why a request is refused before anything handles it: an HTTP status, and one line for the person
// who sent it.
struct Refusal {
  unsigned status = 400;
  std::string message;
  std::optional<RefusalReason> stated_reason{};

  // The reason that is stated, or what the status means.
  RefusalReason reason() const;
};

// Thrown by what reads a request and finds that it has to be refused.
class RequestRefused : public std::runtime_error {
 public:
  explicit RequestRefused(const Refusal& refusal)
      : std::runtime_error{refusal.message}, refusal_{refusal} {}
  RequestRefused(unsigned status, const std::string& message)
      : RequestRefused{Refusal{status, message}} {}

  const Refusal& refusal() const { return refusal_; }

 private:
  Refusal refusal_;
};

// Writes a refusal as the whole response, in plain text. It is the server's own answer, so its Date
// is the real time.
void write_refusal(const Refusal& refusal, Response& response);

}  // namespace glueprint
