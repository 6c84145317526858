#pragma once

#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "core/lifecycle.hpp"
#include "core/records.hpp"
#include "server/archive/blueprint_files.hpp"
#include "server/glue/call.hpp"
#include "server/glue/registration.hpp"

namespace glueprint {

// The archive of a blueprint whose run begins, as it lies below --s3-root now.
struct ArchiveOfRun {
  BlueprintFiles files;
  std::string layout_generator;
  std::string parameter_spec;
};

// Opens the archive of a definition. Nothing without --s3-root and when the archive is gone, which
// AWS documents as harmless; the call's remark then tells of one that is broken now.
std::optional<ArchiveOfRun> open_archive_of_run(const Call& call, const Definition& definition);

// AWS's text for a layout that fails before it has begun, found without running it; nothing when
// none is known. The call's remark tells the place, and of parameters that the layout asks for and
// blueprint.cfg does not declare.
std::optional<std::string> failure_of_layout(const Call& call, const ArchiveOfRun& archive);

// Orders the layout of a run, which its timeline has split at it: see split_at_layout.
void order_layout(const Call& call, const BlueprintRun& run, ArchiveOfRun archive,
                  const nlohmann::json& parameters, Timeline after);

// The timeline of a run whose layout fails with this message: where it would succeed, it fails, and
// where it fails, it does so for this reason.
Timeline failing_by(Timeline timeline, std::string error_message);

}  // namespace glueprint
