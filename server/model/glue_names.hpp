#pragma once

#include <string_view>

namespace glueprint {

// The texts of operation_names.txt, the name of every operation that AWS Glue has, and of
// target_prefixes.txt: what X-Amz-Target begins with, and the service that credentials name, for
// every service that speaks AWS JSON. Both are sorted, and the build compiles them in.
extern const std::string_view operation_names_txt;
extern const std::string_view target_prefixes_txt;

// Whether AWS Glue has an operation of that name, served or not.
bool is_operation_of_glue(std::string_view name);

// The service whose targets begin with that prefix; empty when there is none.
std::string_view service_of_target(std::string_view prefix);

}  // namespace glueprint
