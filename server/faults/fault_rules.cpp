#include "server/faults/fault_rules.hpp"

#include <utility>

#include <fmt/format.h>

#include "core/heap_size.hpp"
#include "core/random.hpp"
#include "core/text/glob.hpp"
#include "server/faults/fault.hpp"
#include "server/faults/fault_kind.hpp"
#include "server/model/model.hpp"

namespace glueprint {
namespace {

LiveFaultRule live(FaultRule rule, Instant now) {
  LiveFaultRule made;
  if (rule.from) made.from = instant_of(*rule.from, now);
  if (rule.until) made.until = instant_of(*rule.until, now);
  made.rule = std::move(rule);
  return made;
}

bool matches(const std::optional<std::string>& glob, std::string_view text) {
  return !glob || matches_glob(*glob, text);
}

bool matches(const LiveFaultRule& live, const FaultRequest& request) {
  const auto& match = live.rule.match;
  const auto acts_on = live.rule.kind->acts_on;
  if (acts_on != nullptr && (request.operation() == nullptr || !acts_on(*request.operation()))) {
    return false;
  }
  const auto operation = request.operation() ? std::string_view{request.operation()->name} : "";
  if (!matches(match.operation, operation) || !matches(match.region, request.region()))
    return false;
  if (live.from && request.now() < *live.from) return false;
  if (live.until && request.now() >= *live.until) return false;
  return match.input.is_null() || request.has_input(match.input);
}

// Whether the rule fires for the request that it has just counted.
bool is_due(const LiveFaultRule& live) {
  const auto& rule = live.rule;
  const bool is_nth = live.matched > rule.skip && (live.matched - rule.skip) % rule.every == 0;
  return is_nth && (!rule.times || live.fired < *rule.times);
}

// The fault that the rule injects into the request; nullptr when it does not fire.
FaultPtr meet(LiveFaultRule& live, const FaultRequest& request, const Random& random) {
  if (!matches(live, request)) return nullptr;
  ++live.matched;
  const auto chance = [&](int place) {
    return random.fraction(request.account(), fmt::format("fault {} {}", place, live.rule.id),
                           live.matched);
  };
  if (!is_due(live) || (live.rule.probability < 1 && chance(0) >= live.rule.probability)) {
    return nullptr;
  }
  const auto later = [&](int place) { return chance(place + 1); };
  auto fault = live.rule.fault->decide(Encounter{request, live.memory, later});
  if (fault) ++live.fired;
  return fault;
}

}  // namespace

Instant instant_of(const FaultTime& time, Instant made_on) {
  if (const auto* after = std::get_if<Duration>(&time)) return made_on + *after;
  return std::get<Instant>(time);
}

// The fault keeps what it needs of its definition a second time.
std::size_t held_bytes(const FaultRule& rule) {
  constexpr std::size_t fault_bytes = 512;
  const bool is_defined = rule.fault && rule.fault->definition();
  const auto definition = is_defined ? heap_bytes(*rule.fault->definition()) : 0;
  return named_list_bytes<LiveFaultRule> + fault_bytes + heap_bytes(rule.id) +
         heap_bytes(rule.match.operation) + heap_bytes(rule.match.region) +
         heap_bytes(rule.match.input) + 2 * definition;
}

FaultRules::FaultRules(std::vector<FaultRule> plan, Instant now) {
  for (auto& rule : plan) add(std::move(rule), now);
}

FaultRules::FaultRules(const FaultRules& other) : rules_{other.rules_} {
  for (auto& live : rules_) live.held_requests = std::make_shared<HeldRequests>();
}

FaultRules& FaultRules::operator=(FaultRules other) noexcept {
  std::swap(rules_, other.rules_);
  return *this;
}

FaultRules::~FaultRules() {
  clear();
}

std::vector<FiredFault> FaultRules::fire(const FaultRequest& request, const Random& random) {
  std::vector<FiredFault> fired;
  for (auto& live : rules_) {
    auto fault = meet(live, request, random);
    if (!fault) continue;
    const bool is_last = fault->answers_instead();
    fired.push_back({std::move(fault), live.rule.id, live.held_requests, {}, live.rule.kind});
    if (is_last) break;
  }
  return fired;
}

// What a rule holds tells it from a later one of the same id.
void FaultRules::take_back(const FiredFault& idle) {
  for (auto& live : rules_) {
    if (live.held_requests == idle.held_requests) --live.fired;
  }
}

const LiveFaultRule& FaultRules::add(FaultRule rule, Instant now) {
  if (rule.id.empty()) rule.id = rules_.make_up_id();
  return rules_.add(live(std::move(rule), now));
}

const LiveFaultRule& FaultRules::put(FaultRule rule, Instant now) {
  if (!has(rule.id)) return add(std::move(rule), now);
  const auto id = rule.id;
  rules_.replace(live(std::move(rule), now)).held_requests->release();
  return *find(id);
}

void FaultRules::replace_plan(const FaultRules& old_plan, const FaultRules& plan) {
  auto next = FaultRules{plan}.rules_;
  for (auto& live : rules_) {
    if (old_plan.has(live.rule.id) || plan.has(live.rule.id)) {
      live.held_requests->release();
    } else {
      next.add(std::move(live));
    }
  }
  rules_ = std::move(next);
}

void FaultRules::remove(std::string_view id) {
  const auto* found = find(id);
  if (found == nullptr) return;
  found->held_requests->release();
  rules_.remove(id);
}

void FaultRules::clear() {
  for (const auto& live : rules_) live.held_requests->release();
  rules_.clear();
}

}  // namespace glueprint
