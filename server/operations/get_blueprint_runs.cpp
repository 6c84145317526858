#include "server/api/blueprint_run_json.hpp"
#include "server/api/call.hpp"
#include "server/api/guesses.hpp"
#include "server/api/json_writer.hpp"
#include "server/api/paging.hpp"
#include "server/limits.hpp"

namespace glueprint {

// The list is newest first. A page ends at MaxResults or when it has grown to page_bytes_max; the
// last page carries no NextToken, since clients stop at its absence.
void get_blueprint_runs(const Call& call, JsonWriter& reply) {
  const auto blueprint_name = call.input.text("BlueprintName");
  const auto blueprint_id = call.store.blueprints.id_of(call.scope, blueprint_name);
  if (!blueprint_id) throw blueprint_not_found(blueprint_name);

  const auto runs_max = page_size(call, call.defaults.page_size);
  const auto token_place = page_begin(call);
  const auto begin = token_place ? std::optional{read_place(*token_place)} : std::nullopt;
  auto cursor = call.store.runs.after(call.scope, *blueprint_id, begin, runs_max + 1);
  std::optional<RunPlace> last_of_page;
  reply.key("BlueprintRuns");
  reply.begin_array();
  bool has_more = cursor.next();
  for (int runs = 0; has_more && runs < runs_max && reply.size() < page_bytes_max; ++runs) {
    write_blueprint_run(reply, blueprint_name, cursor.run(), call.now);
    last_of_page = RunPlace{cursor.run().started_on, cursor.run().ordinal};
    has_more = cursor.next();
  }
  reply.end_array();
  if (has_more) reply.member("NextToken", next_token(call, place_text(*last_of_page)));
}

}  // namespace glueprint
