#include "server/api/caller.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "core/scope_names.hpp"
#include "core/text/ascii.hpp"
#include "core/text/printable.hpp"
#include "server/api/credentials.hpp"

namespace glueprint {
namespace {

std::string unread_credentials(const Scope& served) {
  return fmt::format(
      "The credentials of a request cannot be read: account {} in {} serves such requests. Sign "
      "them for Glue, as AWS's SDKs do: Authorization: AWS4-HMAC-SHA256 "
      "Credential=KEY/DATE/REGION/glue/aws4_request, ...",
      served.account, served.region);
}

// Why an access key may be meant as an account and is none; empty when it is not so.
std::string doubt_about(std::string_view access_key, const Scope& served) {
  const bool has_digits =
      !access_key.empty() && std::all_of(access_key.begin(), access_key.end(), is_digit);
  if (!has_digits || is_account(access_key)) return {};
  return fmt::format(
      "The access key {} has {} digits, and an account 12: account {} serves its requests. Set "
      "AWS_ACCESS_KEY_ID to 12 digits for an account of its own.",
      in_quotes(access_key), access_key.size(), served.account);
}

}  // namespace

Caller identify(const RequestHead& request, const Scope& default_scope, Accounts& accounts) {
  auto identity = find_identity(request);
  if (!identity) {
    auto doubt = has_credentials(request) ? unread_credentials(default_scope) : std::string{};
    return {default_scope, accounts.of(default_scope.account), {}, std::move(doubt)};
  }
  auto scope = default_scope;
  if (!identity->region.empty()) scope.region = identity->region;
  if (is_account(identity->access_key)) scope.account = identity->access_key;
  auto doubt = doubt_about(identity->access_key, scope);
  auto& account = accounts.of(scope.account);
  return {std::move(scope), account, std::move(identity->service), std::move(doubt)};
}

}  // namespace glueprint
