#pragma once

#include <chrono>

namespace glueprint {

using Duration = std::chrono::milliseconds;

// A point of emulated time, in whole milliseconds since 1970: what AWS keeps of its timestamps.
using Instant = std::chrono::sys_time<Duration>;

}  // namespace glueprint
