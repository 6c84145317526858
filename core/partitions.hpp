#pragma once

#include <string_view>

namespace glueprint {

// A partition of AWS: its name in ARNs, and how the host names of its services end.
struct Partition {
  std::string_view name;
  std::string_view dns_suffix;
};

// The partition of a region, by how the region's name begins: as in AWS's data of partitions, which
// the SDKs carry. A region that begins like none of the others is one of `aws`.
const Partition& partition_of(std::string_view region);

}  // namespace glueprint
