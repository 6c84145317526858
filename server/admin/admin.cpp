#include "server/admin/admin.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "server/api/json_writer.hpp"
#include "server/version.hpp"

namespace glueprint {
namespace {

constexpr std::string_view prefix = "/_glueprint/";

// Ours, the one that people try first, and the one that wait scripts for LocalStack ask.
constexpr std::array<std::string_view, 3> health_paths{"/_glueprint/health", "/health",
                                                       "/_localstack/health"};

bool is_health(std::string_view path) {
  return std::find(health_paths.begin(), health_paths.end(), path) != health_paths.end();
}

std::string_view path_of(std::string_view target) {
  return target.substr(0, target.find('?'));
}

// An error as RFC 9457 has it.
void write_problem(Response& response, unsigned status, std::string_view title,
                   std::string_view detail) {
  response.status = status;
  response.add_field("Content-Type", "application/problem+json");
  JsonWriter json{response.body};
  json.begin_object();
  json.member("detail", detail);
  json.key("status");
  json.number(status);
  json.member("title", title);
  json.end_object();
}

}  // namespace

Admin::Admin(std::vector<std::string> operations) : operations_{std::move(operations)} {}

bool Admin::owns(std::string_view path) {
  path = path_of(path);
  return path.starts_with(prefix) || path == prefix.substr(0, prefix.size() - 1) || is_health(path);
}

void Admin::handle(Exchange& exchange) const {
  auto& response = exchange.response;
  const auto path = path_of(exchange.request.target);
  if (!is_health(path)) {
    write_problem(response, 404, "No such admin route",
                  fmt::format("There is no {}. Admin routes: GET {}.", path, health_paths[0]));
  } else if (exchange.request.method != "GET" && exchange.request.method != "HEAD") {
    response.add_field("Allow", "GET, HEAD");
    write_problem(response, 405, "Method not allowed",
                  fmt::format("{} answers GET and HEAD only.", path));
  } else {
    response.add_field("Content-Type", "application/json");
    response.add_field("Cache-Control", "no-store");
    write_health(response.body);
  }
}

void Admin::write_health(std::string& body) const {
  const auto uptime =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - started_);
  JsonWriter json{body};
  json.begin_object();
  json.key("operations");
  json.begin_array();
  for (const auto& operation : operations_) json.text(operation);
  json.end_array();
  json.key("services");
  json.begin_object();
  json.member("glue", "running");
  json.end_object();
  json.member("status", "ok");
  json.key("uptime_seconds");
  json.number(uptime.count());
  json.member("version", version);
  json.end_object();
}

}  // namespace glueprint
