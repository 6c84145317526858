#include <limits>

#include "core/limits.hpp"
#include "server/glue/blueprint_run_json.hpp"
#include "server/glue/call.hpp"
#include "server/glue/guesses.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/lookup.hpp"
#include "server/glue/paging.hpp"

namespace glueprint {
namespace {

// The place after which the page begins. A stale read sees no run that is younger.
std::optional<RunPlace> first_seen(const Call& call, const std::optional<std::string>& token) {
  auto begin = token ? std::optional{read_place(*token)} : std::nullopt;
  if (call.effects.stale_by && (!begin || begin->started_on > call.seen_at())) {
    begin = RunPlace{call.seen_at(), std::numeric_limits<std::int64_t>::max()};
  }
  return begin;
}

void write_empty_page(JsonWriter& reply, std::string_view token) {
  reply.key("BlueprintRuns");
  reply.begin_array();
  reply.end_array();
  reply.member("NextToken", token);
}

}  // namespace

// The list is newest first. A page ends at MaxResults or when it has grown to page_bytes_max; the
// last page carries no NextToken, since clients stop at its absence.
void get_blueprint_runs(const Call& call, JsonWriter& reply) {
  const auto blueprint_name = call.input.text("BlueprintName");
  const auto blueprint_id = find_blueprint_id(call, blueprint_name);
  if (!blueprint_id) throw blueprint_not_found(blueprint_name);
  if (const auto token = empty_page_token(call)) return write_empty_page(reply, *token);

  const auto runs_max = page_size(call, call.defaults.page_size);
  const auto begin = first_seen(call, page_begin(call));
  auto cursor = call.store.runs.after(call.scope, *blueprint_id, begin, runs_max + 1);
  std::optional<RunPlace> last_of_page;
  reply.key("BlueprintRuns");
  reply.begin_array();
  bool has_more = cursor.next();
  for (int runs = 0; has_more && runs < runs_max && reply.size() < page_bytes_max; ++runs) {
    write_blueprint_run(reply, blueprint_name, cursor.run(), call.seen_at());
    last_of_page = RunPlace{cursor.run().started_on, cursor.run().ordinal};
    has_more = cursor.next();
  }
  reply.end_array();
  if (has_more) reply.member("NextToken", next_token(call, place_text(*last_of_page)));
}

}  // namespace glueprint
