#include <algorithm>

#include <nlohmann/json.hpp>

#include "server/glue/call.hpp"
#include "server/glue/json_writer.hpp"
#include "server/glue/lookup.hpp"
#include "server/glue/names.hpp"
#include "server/glue/paging.hpp"

namespace glueprint {

// Lists the blueprints that have all tags of the request, key and value.
void list_blueprints(const Call& call, JsonWriter& reply) {
  auto& blueprints = call.store.blueprints;
  const auto wanted = call.input.members().value("Tags", Tags{});
  const auto is_wanted = [&](std::string_view name) {
    if (!find_blueprint_id(call, name)) return false;
    if (wanted.empty()) return true;
    const auto tags = blueprints.tags(call.scope, *blueprints.id_of(call.scope, name));
    return std::includes(tags.begin(), tags.end(), wanted.begin(), wanted.end());
  };
  const Page page = read_page(call, names_on_page);
  const auto listed = read_names(page, blueprints.names_after(call.scope, page.begin()), is_wanted);
  write_names(reply, "Blueprints", listed.names);
  reply.member_if("NextToken", listed.next_token);
}

}  // namespace glueprint
