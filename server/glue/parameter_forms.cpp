#include "server/glue/parameter_forms.hpp"

#include <algorithm>

#include "core/text/ascii.hpp"

namespace glueprint {
namespace {

bool is_lower_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || is_digit(c);
}

// S3's rules for the name of a bucket.
bool is_bucket(std::string_view name) {
  return name.size() >= 3 && name.size() <= 63 && is_lower_or_digit(name.front()) &&
         is_lower_or_digit(name.back()) && name.find("..") == std::string_view::npos &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return is_lower_or_digit(c) || c == '-' || c == '.'; });
}

bool is_s3_uri(std::string_view value) {
  constexpr std::string_view scheme = "s3://";
  if (!value.starts_with(scheme)) return false;
  const auto path = value.substr(scheme.size());
  return is_bucket(path.substr(0, path.find('/')));
}

// IAM's rule: at most 64 of `\w+=,.@-`.
bool is_role_name(std::string_view name) {
  static constexpr std::string_view signs = "_+=,.@-";
  return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
    return is_letter(c) || is_digit(c) || signs.find(c) != std::string_view::npos;
  });
}

// The pattern of the model for the role of a run: `arn:aws[^:]*:iam::[0-9]*:role/.+`.
bool is_role_arn(std::string_view arn) {
  constexpr std::string_view service = ":iam::";
  constexpr std::string_view resource = ":role/";
  if (!arn.starts_with("arn:aws")) return false;
  arn.remove_prefix(std::min(arn.find(':', 4), arn.size()));
  if (!arn.starts_with(service)) return false;
  arn.remove_prefix(service.size());
  arn.remove_prefix(std::min(arn.find_first_not_of("0123456789"), arn.size()));
  return arn.starts_with(resource) && arn.size() > resource.size();
}

}  // namespace

std::string_view broken_form(std::string_view type, std::string_view value) {
  if (type == "S3Uri" && !is_s3_uri(value)) {
    return "a complete Amazon S3 path, beginning with s3://";
  }
  if (type == "S3Bucket" && !is_bucket(value)) return "the name of an Amazon S3 bucket";
  if (type == "IAMRoleArn" && !is_role_arn(value)) return "the ARN of an IAM role";
  if (type == "IAMRoleName" && !is_role_name(value)) return "the name of an IAM role";
  return {};
}

}  // namespace glueprint
