#pragma once

#include <string_view>

namespace glueprint {

// Whether a text is a schedule as AWS documents it, `cron(0 12 * * ? *)`: minutes, hours, day of
// the month, month, day of the week and year, where one of the two days, and no more, is `?`.
bool is_cron_schedule(std::string_view text);

}  // namespace glueprint
