#pragma once

#include <span>
#include <string_view>

namespace glueprint {

// A partition of AWS: its name in ARNs, and how the host names of its services end, those for IPv4
// alone and those for dual stack. From AWS's data of partitions, which the SDKs carry.
struct Partition {
  std::string_view name;
  std::string_view dns_suffix;
  std::string_view dual_stack_suffix;
};

// Every partition.
std::span<const Partition> partitions();

// The partition of a region, by how the region's name begins. A region that begins like none of the
// others is one of `aws`.
const Partition& partition_of(std::string_view region);

}  // namespace glueprint
