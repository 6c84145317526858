#pragma once

#include <string_view>

#include "core/entity.hpp"
#include "server/glue/call.hpp"
#include "server/model/api_error.hpp"

namespace glueprint {

// AWS's errors for what is not in the world of a call. When it is in another region or account, or
// a run is another blueprint's, the call's remark says where, for a client that signs for the wrong
// one. Only worlds_looked_at_max worlds are looked at.
ApiError missing_blueprint(const Call& call, std::string_view name);
ApiError missing_run(const Call& call, std::string_view run_id);
ApiError missing_workflow(const Call& call, std::string_view name);
ApiError missing_workflow_run(const Call& call, std::string_view run_id);
ApiError missing_trigger(const Call& call, std::string_view name);

// The remarks alone, where AWS answers without an error.
void remark_on_missing_blueprint(const Call& call, std::string_view name);
void remark_on_missing_workflow(const Call& call, std::string_view name);
void remark_on_missing_entity(const Call& call, EntityKind kind, std::string_view name);

}  // namespace glueprint
