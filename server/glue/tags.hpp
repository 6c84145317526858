#pragma once

#include <string>

#include "server/glue/call.hpp"
#include "storage/blueprints.hpp"

namespace glueprint {

// The tags in the request's member of that name; none when it is absent. Throws
// InvalidInputException for keys that begin with `aws:`, which AWS reserves.
Tags read_tags(const Input& input, std::string_view member);

// The number of the blueprint that the request's ResourceArn names. Throws a bare
// InvalidInputException (observed) when the ARN is not one of a blueprint, and
// EntityNotFoundException when it is not one of this account and region.
std::int64_t tagged_blueprint(const Call& call);

}  // namespace glueprint
