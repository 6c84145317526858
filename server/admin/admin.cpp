#include "server/admin/admin.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "core/limits.hpp"
#include "core/scope_names.hpp"
#include "core/text/ascii.hpp"
#include "core/text/nearest_name.hpp"
#include "core/text/url.hpp"
#include "core/text/utf8.hpp"
#include "core/time/clock.hpp"
#include "server/admin/console_answer.hpp"
#include "server/admin/problem.hpp"
#include "server/admin/schemas.hpp"
#include "server/documents/json_document.hpp"
#include "server/model/api_error.hpp"
#include "server/security/digest.hpp"
#include "storage/store_error.hpp"

namespace glueprint {
namespace {

using Parts = std::vector<std::string_view>;

constexpr std::string_view full_fixtures_path = "/_glueprint/fixtures";

// Where other tools' scripts expect the routes that they know.
constexpr std::array<std::string_view, 2> other_prefixes{"/_localstack/", "/moto-api/"};

// Whether the path is one that other tools gave its name, and people try first.
bool is_of_other_tools(std::string_view path) {
  return path == "/health" ||
         std::any_of(other_prefixes.begin(), other_prefixes.end(),
                     [path](std::string_view prefix) { return path.starts_with(prefix); });
}

// The path as the table of routes has it: below the prefix, or whole for those of other tools.
std::string_view name_of_route(std::string_view path) {
  if (is_of_other_tools(path)) return path;
  return path.substr(std::min(admin_prefix.size(), path.size()));
}

// Whether the route needs no token, since it shows no data: the page of the console, and what
// scripts ask to learn whether the server is ready.
bool is_open_to_all(std::string_view path) {
  const auto name = name_of_route(path);
  return is_console_path(path) || name == "health" || name == "/health" ||
         name == "/_localstack/health" || name == "/_localstack/info" ||
         name.starts_with("/_localstack/init");
}

Parts parts_of(std::string_view path) {
  Parts parts;
  while (true) {
    const auto end = std::min(path.find('/'), path.size());
    parts.push_back(path.substr(0, end));
    if (end == path.size()) return parts;
    path.remove_prefix(end + 1);
  }
}

bool is_placeholder(std::string_view part) {
  return part.starts_with('{');
}

bool fits(const Route& route, const Parts& parts) {
  const auto wanted = parts_of(route.path);
  return wanted.size() == parts.size() &&
         std::equal(wanted.begin(), wanted.end(), parts.begin(),
                    [](std::string_view want, std::string_view part) {
                      return is_placeholder(want) ? !part.empty() : want == part;
                    });
}

bool answers(const Route& route, std::string_view method) {
  return route.method == method || (method == "HEAD" && route.method == "GET");
}

[[noreturn]] void refuse_unknown(std::string_view path) {
  std::vector<std::string_view> paths;
  for (const auto& route : routes()) paths.push_back(route.path);
  throw no_such(fmt::format("There is no route {} (GET {}openapi.json lists all of them){}", path,
                            admin_prefix, suggestion(name_of_route(path), paths)));
}

// The route of a request. Throws Problem. When only the method is wrong, `response` gets the field
// Allow.
const Route& find_route(std::string_view path, std::string_view method, Response& response) {
  const auto parts = parts_of(name_of_route(path));
  std::vector<std::string_view> methods;
  for (const auto& route : routes()) {
    if (!fits(route, parts)) continue;
    if (answers(route, method)) return route;
    methods.push_back(route.method);
    if (route.method == "GET") methods.emplace_back("HEAD");
  }
  if (methods.empty()) refuse_unknown(path);
  const auto allowed = fmt::format("{}", fmt::join(methods, ", "));
  response.fields.set("Allow", allowed);
  throw Problem{405, fmt::format("{} answers {}, not {}.", path, allowed, method)};
}

bool is_longer(std::string_view text, std::size_t chars_max) {
  return static_cast<std::size_t>(utf16_length(text)) > chars_max;
}

std::vector<std::string> path_values(const Route& route, std::string_view path) {
  std::vector<std::string> values;
  const auto wanted = parts_of(route.path);
  const auto given = parts_of(name_of_route(path));
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!is_placeholder(wanted[i])) continue;
    auto value = decoded(given[i], "The path");
    if (is_longer(value, name_chars_max)) {
      throw Problem{
          400, fmt::format("What the path names must have at most {} characters.", name_chars_max)};
    }
    values.push_back(std::move(value));
  }
  return values;
}

void refuse_unknown_parameters(const Route& route, const Query& query) {
  std::vector<std::string_view> known;
  known.emplace_back("account");
  if (route.takes == Takes::world) known.emplace_back("region");
  for (const auto& parameter : route.parameters) known.push_back(parameter.name);
  for (const auto& [name, value] : query.parameters()) {
    const bool is_known = std::any_of(known.begin(), known.end(), [&](std::string_view each) {
      return each == name || (each.ends_with('.') && name.starts_with(each));
    });
    if (is_known) continue;
    const auto those = known.empty() ? "none" : fmt::format("{}", fmt::join(known, ", "));
    throw wrong_parameter(
        name, fmt::format("is not known here (known: {}){}", those, suggestion(name, known)));
  }
}

void refuse_long_parameters(const Query& query) {
  for (const auto& [name, value] : query.parameters()) {
    if (!is_longer(value, glob_chars_max)) continue;
    throw wrong_parameter(name, fmt::format("must have at most {} characters", glob_chars_max));
  }
}

void choose_world(AdminCall& call) {
  if (const auto* account = call.query.text("account")) {
    if (!is_account(*account)) throw wrong_parameter("account", "must be 12 digits");
    call.scope.account = *account;
    call.names_account = true;
  }
  if (const auto* region = call.query.text("region")) {
    if (!is_region(*region)) {
      throw wrong_parameter("region", "must be a region such as eu-west-1");
    }
    call.scope.region = *region;
    call.names_region = true;
  }
}

// Refuses to change the account that unknown accounts beyond the limit share.
void require_room(const AdminCall& call) {
  if (call.parts.accounts.has_room_for(call.scope.account)) return;
  throw conflict(
      fmt::format("There are too many accounts for {}: use fewer, or start Glueprint "
                  "with a larger --worlds-max.",
                  call.scope.account));
}

// Refuses what a route would not look at. An empty object says nothing, and some clients send it.
void refuse_unread_body(const Route& route, std::string_view text) {
  std::string said{text};
  std::erase_if(said, [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
  if (said.empty() || said == "{}") return;
  throw Problem{400, fmt::format("{} {} takes no body: leave it out, and say what is meant in the "
                                 "query, as ?account=111122223333.",
                                 route.method, full_path(route))};
}

nlohmann::json read_body(const Route& route, std::string_view text) {
  if (route.body.empty()) {
    refuse_unread_body(route, text);
    return nullptr;
  }
  if (text.empty() && route.method == "DELETE") return nullptr;
  if (text.empty()) {
    throw Problem{400, fmt::format("{} {} needs a JSON body; GET {}openapi.json shows it.",
                                   route.method, full_path(route), admin_prefix)};
  }
  MistakeList mistakes{"body"};
  auto body = read_json_document(text, fixture_depth_max, mistakes);
  if (!mistakes.mistakes().empty()) throw unreadable_body(mistakes.mistakes());
  return body;
}

// The token that a client bears (RFC 6750). The name of the scheme may be in any case (RFC 9110,
// 11.1).
std::optional<std::string_view> bearer_token(std::string_view authorization) {
  constexpr std::string_view scheme = "bearer ";
  if (!equals_ignoring_case(authorization.substr(0, scheme.size()), scheme)) return std::nullopt;
  return trimmed(authorization.substr(scheme.size()));
}

}  // namespace

Admin::Admin(AdminParts parts, const Log& log) : parts_{std::move(parts)}, log_{log} {}

bool Admin::owns(std::string_view target) {
  const auto path = path_of(target);
  return path.starts_with(admin_prefix) ||
         path == admin_prefix.substr(0, admin_prefix.size() - 1) || is_of_other_tools(path);
}

bool Admin::takes_fixtures(const RequestHead& request) {
  return request.method == "PUT" && path_of(request.target) == full_fixtures_path;
}

bool Admin::admits(Exchange& exchange) const {
  const auto& request = exchange.request;
  if (parts_.token.empty() || is_open_to_all(path_of(request.target))) return true;
  const auto token = bearer_token(request.value("Authorization"));
  if (token && equals_in_constant_time(*token, parts_.token)) return true;
  auto& response = exchange.response;
  response.set_date(real_now());
  response.fields.set("WWW-Authenticate", "Bearer");
  write_problem(response, Problem{401,
                                  "This route wants the header Authorization: Bearer TOKEN, with "
                                  "the token that --admin-token gives."});
  return false;
}

void Admin::handle(Exchange& exchange) {
  auto& response = exchange.response;
  response.fields.set("X-Content-Type-Options", "nosniff");
  if (answer_console(exchange)) return;
  response.fields.set("Cache-Control", "no-store");
  try {
    answer(exchange.request, exchange.body, response);
  } catch (const Problem& problem) {
    write_problem(response, problem);
  } catch (const ApiError& error) {
    write_problem(response, conflict(error.message().value_or(error.code())));
  } catch (const StoreError& error) {
    write_problem(response, Problem{503, error.what()});
  } catch (const std::exception& error) {
    log_.error("{} {}: {}", exchange.request.method, path_of(exchange.request.target),
               error.what());
    write_problem(response, Problem{500, error.what()});
  }
}

void Admin::answer(const RequestHead& request, std::string_view body, Response& response) {
  const auto path = path_of(request.target);
  const auto& route = find_route(path, request.method, response);
  AdminCall call{parts_, path_values(route, path), parts_.default_scope};
  call.query = Query{query_of(request.target)};
  if (!is_of_other_tools(path)) refuse_unknown_parameters(route, call.query);
  refuse_long_parameters(call.query);
  choose_world(call);
  if (route.takes != Takes::nothing) require_room(call);
  call.body = read_body(route, body);
  if (!body.empty()) check_body(call.body, route.body);
  call.last_event_id = request.value("Last-Event-ID");
  call.accepts_open_metrics =
      request.value("Accept").find("application/openmetrics-text") != std::string_view::npos;
  AdminReply reply;
  route.handle(call, reply);
  const bool has_body = !reply.text.empty() || reply.events;
  response.status = has_body ? reply.status : 204;
  if (has_body) response.fields.set("Content-Type", reply.content_type);
  response.body = std::move(reply.text);
  response.events = std::move(reply.events);
}

void Admin::refuse_too_large(Exchange& exchange) {
  write_problem(exchange.response,
                Problem{413,
                        "The body is larger than --request-bytes-max allows: start Glueprint "
                        "with a larger one, or load the file with --fixtures."});
}

}  // namespace glueprint
