#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/lifecycle.hpp"
#include "core/random.hpp"
#include "core/scope.hpp"
#include "core/time/clock.hpp"
#include "server/account/accounts.hpp"
#include "server/account/timelines.hpp"
#include "server/admin/query.hpp"
#include "server/exchange/event_stream.hpp"
#include "server/exchange/request_counts.hpp"
#include "server/seeding/world_registry.hpp"
#include "storage/store.hpp"

namespace glueprint {

// The parts of the emulator that admin routes work on.
struct AdminParts {
  Store& store;
  Accounts& accounts;
  WorldRegistry& worlds;
  const Random& random;
  const Timelines& timelines;  // of files and presets
  const Timeline& default_timeline;
  const RequestCounts& counts;
  Scope default_scope;
  bool has_data_file = false;
  std::vector<std::string> operations;
  std::string token;        // the token that admin routes require, if any
  std::string certificate;  // PEM, when TLS is spoken
  std::chrono::steady_clock::time_point started = steady_now();
  std::size_t event_streams = 0;  // that are open
};

inline constexpr std::string_view json_type = "application/json";
inline constexpr std::string_view prometheus_type = "text/plain; version=0.0.4; charset=utf-8";
inline constexpr std::string_view open_metrics_type =
    "application/openmetrics-text; version=1.0.0; charset=utf-8";
inline constexpr std::string_view problem_type = "application/problem+json";
inline constexpr std::string_view event_type = "text/event-stream";
inline constexpr std::string_view pem_type = "application/x-pem-file";

// One request to an admin route.
struct AdminCall {
  AdminParts& parts;
  std::vector<std::string> path_values;  // what stands for the `{name}`s of the path
  Scope scope;                           // the world of the query
  bool names_account = false;            // whether the query names the account
  bool names_region = false;
  Query query{};
  nlohmann::json body = nullptr;  // of a route that takes one
  std::string_view last_event_id{};
  bool accepts_open_metrics = false;

  Account& account() const { return parts.accounts.of(scope.account); }
};

// The answer of a route: JSON, unless it says otherwise. Without a text the status is 204.
struct AdminReply {
  unsigned status = 200;
  std::string text;
  std::string_view content_type = json_type;
  std::shared_ptr<EventStream> events{};  // in place of the text

  void json(const nlohmann::json& value) { text = value.dump(); }
};

// Which of `account` and `region` a route takes.
enum class Takes { nothing, account, world };

// A query parameter of one route, or, when the name ends in a dot, all that begin with it; `type`
// is JSON Schema's word.
struct RouteParameter {
  std::string_view name;
  std::string_view type;
  std::string_view help;
};

// One admin route: its path, its handler, and its entry in openapi.json. `body` and `answer` name
// schemas of schemas.json, empty where there is none.
struct Route {
  std::string_view method;
  // Below /_glueprint/, or whole when it begins with a slash; a part in braces stands for any.
  std::string_view path;
  void (*handle)(const AdminCall& call, AdminReply& reply);
  Takes takes;
  std::string_view body;
  std::string_view answer;
  std::string_view summary;
  std::span<const RouteParameter> parameters = {};
  std::string_view answer_type = json_type;
};

inline constexpr std::string_view admin_prefix = "/_glueprint/";

// The path that a client requests.
std::string full_path(const Route& route);

// Every admin route, one line each.
std::span<const Route> routes();

// What openapi.json says: written from the routes.
nlohmann::json describe_routes();

}  // namespace glueprint
