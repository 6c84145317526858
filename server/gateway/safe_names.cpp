#include "server/gateway/safe_names.hpp"

#include <algorithm>
#include <iterator>

#include "core/partitions.hpp"
#include "core/text/host_name.hpp"

namespace glueprint {
namespace {

// Names that are given out on this machine or by LocalStack, or that RFC 6761 and ICANN keep out of
// the public DNS.
constexpr std::string_view reserved_domains[] = {"localhost", "localhost.localstack.cloud",
                                                 "internal", "test"};
constexpr std::string_view cluster_domains[] = {"svc", "svc.cluster.local"};

// Takes the first label and its dot off a name; empty when there is no dot.
std::string_view take_label(std::string_view& name) {
  const auto dot = name.find('.');
  if (dot == std::string_view::npos) return {};
  const auto label = name.substr(0, dot);
  name.remove_prefix(dot + 1);
  return label;
}

bool is_glue(std::string_view label) {
  return label == "glue" || label == "glue-fips";
}

// `glue.<region>.<suffix>`, as FIPS or dual stack too.
bool is_regional_name_of_glue(std::string_view name) {
  if (!is_glue(take_label(name)) || take_label(name).empty()) return false;
  const auto all = partitions();
  return std::any_of(all.begin(), all.end(), [name](const Partition& partition) {
    return name == partition.dns_suffix || name == partition.dual_stack_suffix;
  });
}

// `vpce-<id>.glue.<region>.vpce.<suffix>`. In the place of `glue`, endpoints of anybody's own
// services have `vpce-svc-<id>`.
bool is_vpc_endpoint_of_glue(std::string_view name) {
  if (!take_label(name).starts_with("vpce-") || !is_glue(take_label(name)) ||
      take_label(name).empty() || take_label(name) != "vpce") {
    return false;
  }
  const auto all = partitions();
  return std::any_of(all.begin(), all.end(),
                     [name](const Partition& partition) { return name == partition.dns_suffix; });
}

bool is_below_one_of(std::string_view name, const auto& domains) {
  return std::any_of(std::begin(domains), std::end(domains),
                     [name](std::string_view domain) { return is_below(name, domain); });
}

// Compose names a network `<project>_default`; a public top-level domain has no underscore.
bool is_in_container_network(std::string_view name) {
  return name.substr(name.rfind('.') + 1).find('_') != std::string_view::npos;
}

}  // namespace

bool is_safe_name(std::string_view name, Reach reach) {
  if (!is_host_name(name)) return false;
  if (is_single_label(name) || name == "localhost.localstack.cloud" ||
      is_below_one_of(name, reserved_domains) || is_regional_name_of_glue(name) ||
      is_vpc_endpoint_of_glue(name)) {
    return true;
  }
  return reach == Reach::network &&
         (is_below_one_of(name, cluster_domains) || is_in_container_network(name));
}

}  // namespace glueprint
