#include "core/partitions.hpp"

#include <algorithm>
#include <array>

namespace glueprint {
namespace {

constexpr std::array<Partition, 8> all{{
    {"aws", "amazonaws.com", "api.aws"},
    {"aws-cn", "amazonaws.com.cn", "api.amazonwebservices.com.cn"},
    {"aws-eusc", "amazonaws.eu", "api.amazonwebservices.eu"},
    {"aws-iso-e", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk"},
    {"aws-us-gov", "amazonaws.com", "api.aws"},
    {"aws-iso", "c2s.ic.gov", "api.aws.ic.gov"},
    {"aws-iso-b", "sc2s.sgov.gov", "api.aws.scloud"},
    {"aws-iso-f", "csp.hci.ic.gov", "api.aws.hci.ic.gov"},
}};

// How the regions of a partition begin, in the order of the partitions; all regions begin like the
// first one's, so it comes last in a look-up.
constexpr std::array<std::string_view, all.size()> region_prefixes{
    "", "cn-", "eusc-", "eu-isoe-", "us-gov-", "us-iso-", "us-isob-", "us-isof-"};

}  // namespace

std::span<const Partition> partitions() {
  return all;
}

const Partition& partition_of(std::string_view region) {
  const auto found =
      std::find_if(region_prefixes.begin() + 1, region_prefixes.end(),
                   [region](std::string_view prefix) { return region.starts_with(prefix); });
  if (found == region_prefixes.end()) return all.front();
  return all[static_cast<std::size_t>(found - region_prefixes.begin())];
}

}  // namespace glueprint
