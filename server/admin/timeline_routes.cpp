#include <fmt/format.h>

#include "core/limits.hpp"
#include "core/text/nearest_name.hpp"
#include "server/admin/handlers.hpp"
#include "server/admin/problem.hpp"
#include "server/seeding/read_timeline.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

const Timeline& named_timeline(const AdminCall& call) {
  const auto& name = call.path_values[0];
  const auto& timelines = call.account().timelines;
  if (const auto* timeline = timelines.find(name)) return *timeline;
  throw no_such(
      fmt::format("There is no timeline \"{}\"{}", name, suggestion(name, timelines.names())));
}

// Reads the body as the timeline that the path names.
Timeline read_named_timeline(const AdminCall& call) {
  auto body = call.body;
  const auto& name = call.path_values[0];
  if (body.is_object() && !body.contains("name")) body["name"] = name;
  MistakeList mistakes{"body"};
  const Place root;
  auto timeline = read_timeline(body, root, mistakes);
  if (!timeline) throw wrong_members(mistakes.mistakes());
  if (timeline->name == name) return *std::move(timeline);
  throw wrong_member("/name", fmt::format("is not the path's \"{}\"; leave it out", name));
}

void refuse_shared(const AdminCall& call, std::string_view cure) {
  const auto& name = call.path_values[0];
  const auto& timelines = call.account().timelines;
  if (timelines.has_own(name) || timelines.find(name) == nullptr) return;
  throw conflict(fmt::format("\"{}\" is {}: {}.", name,
                             find_preset_timeline(name) ? "a preset" : "of --timelines", cure));
}

}  // namespace

void get_timelines(const AdminCall& call, AdminReply& reply) {
  auto list = json::array();
  for (const auto* timeline : call.account().timelines.all()) {
    list.push_back(write_timeline(*timeline));
  }
  reply.json({{"timelines", std::move(list)}});
}

void get_timeline(const AdminCall& call, AdminReply& reply) {
  reply.json(write_timeline(named_timeline(call)));
}

void put_timeline(const AdminCall& call, AdminReply& reply) {
  auto timeline = read_named_timeline(call);
  refuse_shared(call, "take another name");
  auto& timelines = call.account().timelines;
  const bool is_new = !timelines.has_own(timeline.name);
  if (is_new && timelines.own_count() >= timelines_max) {
    throw conflict(fmt::format("There are {} timelines already; delete some.", timelines_max));
  }
  const auto replaced = is_new ? 0 : held_bytes(*timelines.find(timeline.name));
  require_room_for_rules(call, held_bytes(timeline), replaced);
  reply.status = is_new ? 201 : 200;
  reply.json(write_timeline(timeline));
  timelines.put(std::move(timeline));
}

void delete_timeline(const AdminCall& call, AdminReply&) {
  const auto& name = named_timeline(call).name;
  refuse_shared(call, "it cannot be deleted");
  for (const auto& rule : call.account().timeline_rules.all()) {
    if (rule.timeline != name) continue;
    throw conflict(
        fmt::format("The timeline rule \"{}\" needs it; delete that one first.", rule.id));
  }
  call.account().timelines.remove(call.path_values[0]);
}

}  // namespace glueprint
