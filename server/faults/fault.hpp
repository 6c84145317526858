#pragma once

#include <any>
#include <chrono>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <nlohmann/json_fwd.hpp>

#include "server/exchange/exchange.hpp"
#include "server/exchange/held_requests.hpp"
#include "server/exchange/task.hpp"
#include "server/faults/fault_request.hpp"
#include "server/model/api_error.hpp"

namespace glueprint {

class Fault;
class FaultParameters;
using FaultPtr = std::shared_ptr<const Fault>;

// Runs the rest: the faults that come after, and at the end the work itself.
class Proceed {
 public:
  virtual ~Proceed() = default;
  virtual Task<void> operator()() const = 0;
};

// The request that a fault is applied to.
struct FaultedRequest {
  const FaultRequest& asked;
  Exchange& exchange;
  std::shared_ptr<HeldRequests> held_requests;       // what the fault's rule holds
  const std::function<void(const ApiError&)>& fail;  // answers with an error, as AWS words it
  std::string& without_effect;                       // why the fault changed nothing, if so

  // Says that the fault could do nothing to this answer, and why. Then its rule did not fire.
  void had_no_effect(std::string why) { without_effect = std::move(why); }

  // Waits, until the time is over or the rule is removed. Throws RequestCut when it is cut.
  Task<void> wait(std::chrono::milliseconds time);

  // Holds the request, for a time or for ever, until the client leaves. Throws RequestCut when it
  // is cut.
  Task<HoldEnd> hold(std::optional<std::chrono::milliseconds> time);
};

// Thrown when the server stops, or the world is reset, while a fault holds the request. The client
// gets no answer, and no work is done.
class RequestCut : public std::exception {
 public:
  const char* what() const noexcept override { return "the request was cut"; }
};

// What a fault needs to decide whether, and with which figures, it meets a request.
struct Encounter {
  const FaultRequest& request;
  std::any& memory;  // what the fault keeps between the requests of one rule

  // A random number from 0 up to 1 that belongs to the rule and this request. `place` counts the
  // draws within the request.
  std::function<double(int place)> chance;
};

// One misbehaviour with its figures; see docs/adding-a-fault-kind.md.
class Fault : public std::enable_shared_from_this<Fault> {
 public:
  Fault() = default;
  Fault(const Fault&) = delete;
  Fault& operator=(const Fault&) = delete;
  virtual ~Fault() = default;

  // The fault for this request. Most kinds return themselves. A kind that draws figures returns a
  // fault with the figures drawn; nullptr lets the request pass.
  virtual FaultPtr decide(const Encounter& encounter) const;

  // Whether it answers in place of the work, so that no later rule meets the request.
  virtual bool answers_instead() const { return false; }

  // Wraps the rest of the request: it may wait, answer instead, or proceed and then spoil the
  // answer or its delivery.
  virtual Task<void> apply(FaultedRequest& request, const Proceed& proceed) const = 0;

  // The member `fault` of a rule that would inject this fault again. Set by make_fault.
  const std::shared_ptr<const nlohmann::json>& definition() const { return definition_; }

 private:
  friend FaultPtr make_fault(nlohmann::json definition);

  std::shared_ptr<const nlohmann::json> definition_;
};

}  // namespace glueprint
