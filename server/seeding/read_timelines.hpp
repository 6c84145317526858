#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "core/lifecycle.hpp"
#include "server/documents/mistake.hpp"

namespace glueprint {

// The timelines of files, or all their mistakes.
struct TimelineReading {
  std::vector<Timeline> timelines;
  std::vector<Mistake> mistakes;
};

// Whether a document is meant as timelines: one, a list of them, or `{"timelines": [...]}`.
bool is_timeline_document(const nlohmann::json& document);

// Reads timeline files, and the *.json files of directories (but for *.schema.json), as one load. A
// name that comes twice, or is that of a preset, is a mistake.
TimelineReading read_timelines(const std::vector<std::filesystem::path>& paths);

}  // namespace glueprint
