#include "server/seeding/timeline_members.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/text/nearest_name.hpp"
#include "server/documents/elements.hpp"
#include "server/documents/schema_check.hpp"
#include "server/seeding/read_timeline.hpp"
#include "server/seeding/shipped_schemas.hpp"

namespace glueprint {

using nlohmann::json;

std::optional<std::string> read_timeline_name(const json& object, std::string_view member,
                                              TimelineKind kind, const Timelines& timelines,
                                              const Place& place, MistakeList& mistakes) {
  auto name = find_text(object, member);
  if (!name) return name;
  if (timelines.find(*name, kind)) return name;
  const auto names = timelines.names(kind);
  mistakes.add(place / member, fmt::format("\"{}\" is none of {}{}", *name, fmt::join(names, ", "),
                                           suggestion(*name, names)));
  return std::nullopt;
}

std::optional<Timeline> read_future_of(const json& object, std::string_view state,
                                       TimelineKind kind, const Place& place,
                                       MistakeList& mistakes) {
  const auto given = object.find("Future");
  if (given == object.end()) return std::nullopt;
  const auto here = place / "Future";
  if (!fits_schema(*given, future_schema())) return std::nullopt;
  auto future = read_future(*given, here, mistakes);
  if (!future) return future;
  const auto phases = here / "phases";
  if (name_of(future->phases.front().state) != state) {
    mistakes.add(phases / std::size_t{0}, fmt::format("must be in the present state, {}", state));
    return std::nullopt;
  }
  if (fits(*future, kind)) return future;
  mistakes.add(phases, fmt::format("are those of {}, not of {}", subject_of(kind_of(*future)),
                                   subject_of(kind)));
  return std::nullopt;
}

}  // namespace glueprint
