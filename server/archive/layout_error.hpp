#pragma once

#include <string>
#include <string_view>

namespace glueprint {

// The ErrorMessage for an exception of Python that ended a layout, as AWS documents its form.
std::string layout_error_message(std::string_view type, std::string_view text);

// The documented one for an archive of that name without blueprint.cfg.
std::string missing_cfg_message(std::string_view archive_name);

}  // namespace glueprint
