#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "server/service/service.hpp"

namespace glueprint {

// The world of requests that name no other.
inline const Scope default_world{"000000000000", "us-east-1"};

// What came back from a call, as the wire has it.
struct Answer {
  unsigned status = 0;
  std::string fields;
  std::string body;

  nlohmann::json json() const { return nlohmann::json::parse(body); }
  std::string error() const { return json().at("__type").get<std::string>(); }
  std::string message() const;

  // Of a problem: what it says, and the first member that it names.
  std::string detail() const { return json().at("detail").get<std::string>(); }
  std::string pointer() const { return json().at("errors").at(0).at("pointer"); }
};

// An emulator in memory, without sockets, whose clocks stand still at `noon`.
class Emulated {
 public:
  static constexpr Instant noon{Duration{1'708'699'485'000}};

  explicit Emulated(const Options& options = {}, std::vector<Fixture> fixtures = {},
                    std::vector<FaultRule> faults = {});

  // Sends `{...}` to an operation, from an account and region.
  Answer call(std::string_view operation, std::string_view body,
              const std::string& account = "000000000000", std::string_view region = "us-east-1");

  // Sends any request at all.
  Answer send(std::string_view method, std::vector<HeaderField> fields, std::string_view body,
              std::string_view target = "/");

  // Sends a request to an admin route, `clock?account=111122223333`.
  Answer admin(std::string_view method, const std::string& route, std::string_view body = "");

  // Adds a rule, or a plan, of faults to the default account.
  Answer add_faults(std::string_view plan) { return admin("POST", "faults", plan); }

  // What the faults of the last request did to its delivery.
  const Delivery& delivery() const { return delivery_; }

  // Makes a blueprint of that name; with it, starts a run and returns its id.
  void create(std::string_view name);
  std::string start(std::string_view name, std::string_view parameters = "{}");

  void advance(Duration by) { clock().advance(by); }
  Clock& clock() { return account().clock; }
  Account& account() { return service_.account("000000000000"); }
  Service& service() { return service_; }

 private:
  Log log_ = Log::silent();
  Service service_;
  Delivery delivery_;
};

}  // namespace glueprint
