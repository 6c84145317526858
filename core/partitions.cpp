#include "core/partitions.hpp"

#include <algorithm>
#include <array>

namespace glueprint {
namespace {

struct RegionPrefix {
  std::string_view prefix;
  Partition partition;
};

constexpr Partition aws{"aws", "amazonaws.com"};

constexpr std::array<RegionPrefix, 7> others{{
    {"cn-", {"aws-cn", "amazonaws.com.cn"}},
    {"eusc-", {"aws-eusc", "amazonaws.eu"}},
    {"eu-isoe-", {"aws-iso-e", "cloud.adc-e.uk"}},
    {"us-gov-", {"aws-us-gov", "amazonaws.com"}},
    {"us-iso-", {"aws-iso", "c2s.ic.gov"}},
    {"us-isob-", {"aws-iso-b", "sc2s.sgov.gov"}},
    {"us-isof-", {"aws-iso-f", "csp.hci.ic.gov"}},
}};

}  // namespace

const Partition& partition_of(std::string_view region) {
  const auto* const found = std::find_if(
      others.begin(), others.end(),
      [region](const RegionPrefix& other) { return region.starts_with(other.prefix); });
  return found == others.end() ? aws : found->partition;
}

}  // namespace glueprint
