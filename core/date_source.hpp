#pragma once

namespace glueprint {

// Which clock the field Date of AWS's answers follows.
enum class DateSource { real, emulated };

}  // namespace glueprint
