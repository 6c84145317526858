#include <limits>

#include "core/limits.hpp"
#include "server/glue/blueprint_run_json.hpp"
#include "server/glue/call.hpp"
#include "server/glue/elsewhere.hpp"
#include "server/glue/guesses.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/lookup.hpp"
#include "server/glue/paging.hpp"

namespace glueprint {
namespace {

// The place after which the page begins. A stale read sees no run that is younger.
std::optional<RunPlace> first_seen(const Call& call, const Page& page) {
  auto begin = page.begin().empty() ? std::nullopt : std::optional{read_place(page.begin())};
  if (call.effects.stale_by && (!begin || begin->started_on > call.seen_at())) {
    begin = RunPlace{call.seen_at(), std::numeric_limits<std::int64_t>::max()};
  }
  return begin;
}

}  // namespace

// The list is newest first. A page ends at MaxResults or when it has grown to page_bytes_max; the
// last page carries no NextToken, since clients stop at its absence.
void get_blueprint_runs(const Call& call, JsonWriter& reply) {
  const auto blueprint_name = call.input.text("BlueprintName");
  const auto blueprint_id = find_blueprint_id(call, blueprint_name);
  if (!blueprint_id) throw missing_blueprint(call, blueprint_name);

  const Page page = read_page(call, call.defaults.page_size);
  const auto begin = first_seen(call, page);
  auto cursor = call.store.runs.after(call.scope, *blueprint_id, begin, page.size() + 1);
  std::optional<RunPlace> last;
  reply.key("BlueprintRuns");
  reply.begin_array();
  bool has_more = cursor.next();
  for (int runs = 0; has_more && runs < page.size() && reply.size() < page_bytes_max; ++runs) {
    write_blueprint_run(reply, blueprint_name, cursor.run(), call.seen_at());
    last = RunPlace{cursor.run().started_on, cursor.run().ordinal};
    has_more = cursor.next();
  }
  reply.end_array();
  if (!has_more && !page.is_emptied()) return;
  reply.member("NextToken", page.next(last ? place_text(*last) : std::string{}));
}

}  // namespace glueprint
