#pragma once

#include <string_view>

namespace glueprint {

// The words for the documented form of a parameter's type, when a value breaks it; empty when it
// does not, or the type has no form. Forms: S3Uri is a whole path that begins with `s3://`,
// S3Bucket the name of a bucket, IAMRoleArn and IAMRoleName as IAM documents them.
std::string_view broken_form(std::string_view type, std::string_view value);

}  // namespace glueprint
