#pragma once

namespace glueprint {

// What an acknowledged write in a data file survives: a power cut too (`full`), or only the end of
// the process (`normal`), for speed.
enum class Durability { full, normal };

}  // namespace glueprint
