#pragma once

#include <any>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/named_list.hpp"
#include "core/time/instant.hpp"
#include "server/exchange/held_requests.hpp"

namespace glueprint {

class Fault;
class FaultRequest;
struct FaultKind;
class Random;
using FaultPtr = std::shared_ptr<const Fault>;

// Which requests a rule matches; an empty member matches any. Texts are globs, also those at any
// depth of `input`.
struct FaultMatch {
  std::optional<std::string> operation;
  std::optional<std::string> region;
  nlohmann::json input = nullptr;
};

// An instant, or a time after the rule was made.
using FaultTime = std::variant<Instant, Duration>;
Instant instant_of(const FaultTime& time, Instant made_on);

// When a rule fires, and the fault that it then injects. `skip`, `every` and `times` count the
// requests that the rule matches: the first `skip` pass, then it fires for each `every`-th, at most
// `times` times.
struct FaultRule {
  std::string id;
  FaultMatch match;
  std::int64_t skip = 0;
  std::optional<std::int64_t> times;
  std::int64_t every = 1;
  double probability = 1;
  std::optional<FaultTime> from;
  std::optional<FaultTime> until;
  const FaultKind* kind = nullptr;  // of the fault
  FaultPtr fault;
};

// What a rule holds when it is at work.
std::size_t held_bytes(const FaultRule& rule);

// A rule at work.
struct LiveFaultRule {
  FaultRule rule;
  std::optional<Instant> from;
  std::optional<Instant> until;
  std::int64_t matched = 0;
  std::int64_t fired = 0;
  std::any memory;  // what its fault keeps between requests
  std::shared_ptr<HeldRequests> held_requests = std::make_shared<HeldRequests>();
};

inline const std::string& id_of(const LiveFaultRule& live) {
  return live.rule.id;
}
inline std::size_t held_bytes(const LiveFaultRule& live) {
  return held_bytes(live.rule);
}

// A fault that is injected into a request, and the rule that fired. `without_effect` says why it
// could do nothing to the answer; mostly empty.
struct FiredFault {
  FaultPtr fault;
  std::string rule;
  std::shared_ptr<HeldRequests> held_requests;
  std::string without_effect{};
  const FaultKind* kind = nullptr;  // of the rule's fault
};

// The rules of an account, in order. A rule that is removed releases the requests that it holds.
class FaultRules {
 public:
  // `plan` must not name an id twice; rules without one get one.
  explicit FaultRules(std::vector<FaultRule> plan = {}, Instant now = {});

  // A copy has the same rules and counts, and holds no request.
  FaultRules(const FaultRules& other);
  FaultRules(FaultRules&& other) noexcept = default;
  FaultRules& operator=(FaultRules other) noexcept;
  ~FaultRules();

  // The faults that the rules inject into a request, in order. After a fault that answers in place
  // of the work, no later rule sees the request or counts it.
  std::vector<FiredFault> fire(const FaultRequest& request, const Random& random);

  // Counts a fault that turned out to be without effect as not fired, unless its rule has gone.
  void take_back(const FiredFault& idle);

  // Adds a rule at the end, made at `now`; one without an id gets one. Returns it as it stands.
  const LiveFaultRule& add(FaultRule rule, Instant now);

  // Puts a rule in the place of the one of the same id, with new counts, or adds it.
  const LiveFaultRule& put(FaultRule rule, Instant now);

  // Puts the rules of a plan in place of those of an older one, by their ids. The other rules stay
  // as they are, behind the plan.
  void replace_plan(const FaultRules& old_plan, const FaultRules& plan);

  bool has(std::string_view id) const { return rules_.has(id); }
  const LiveFaultRule* find(std::string_view id) const { return rules_.find(id); }
  void remove(std::string_view id);
  void clear();

  bool empty() const { return rules_.empty(); }
  const NamedList<LiveFaultRule>& all() const { return rules_; }
  std::size_t bytes() const { return rules_.bytes(); }

 private:
  NamedList<LiveFaultRule> rules_{"fault"};
};

}  // namespace glueprint
