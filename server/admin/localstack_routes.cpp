#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "core/text/nearest_name.hpp"
#include "core/time/clock.hpp"
#include "core/time/time_text.hpp"
#include "core/version.hpp"
#include "server/admin/handlers.hpp"
#include "server/admin/problem.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

// LocalStack's stages, by their names in a path, and whether each is over while a server answers.
struct Stage {
  std::string_view name;
  const char* title;
  bool is_over;
};
constexpr std::array stages{Stage{"boot", "BOOT", true}, Stage{"start", "START", true},
                            Stage{"ready", "READY", true}, Stage{"shutdown", "SHUTDOWN", false}};

}  // namespace

void get_localstack_info(const AdminCall& call, AdminReply& reply) {
  const auto uptime = steady_now() - call.parts.started;
  reply.json({{"edition", "glueprint"},
              {"is_license_activated", false},
              {"server_time_utc", write_instant(real_now())},
              {"uptime", std::chrono::duration_cast<std::chrono::seconds>(uptime).count()},
              {"version", version}});
}

void get_localstack_init(const AdminCall&, AdminReply& reply) {
  json completed;
  for (const auto& stage : stages) completed[stage.title] = stage.is_over;
  reply.json({{"completed", std::move(completed)}, {"scripts", json::array()}});
}

void get_localstack_stage(const AdminCall& call, AdminReply& reply) {
  const auto& name = call.path_values[0];
  for (const auto& stage : stages) {
    if (stage.name != name) continue;
    return reply.json({{"completed", stage.is_over}, {"scripts", json::array()}});
  }
  std::vector<std::string_view> names;
  for (const auto& stage : stages) names.push_back(stage.name);
  throw no_such(fmt::format("There is no stage \"{}\" (there are {}){}", name,
                            fmt::join(names, ", "), suggestion(name, names)));
}

}  // namespace glueprint
