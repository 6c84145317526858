#pragma once

#include <span>
#include <string>
#include <string_view>

#include "server/client/commands.hpp"

namespace glueprint {

// What people are shown of an answer; safe to show whatever is in it. It ends with a line feed.
std::string answer_text(const nlohmann::json& answer, const AnswerView& view);

// The rows of a table as lines, without its heading: for answers that go on.
std::string row_texts(const nlohmann::json& rows, std::span<const Column> columns);

// An answer that is text, such as metrics, safe to show.
std::string shown_lines(std::string_view text);

// An answer that is JSON, for scripts: in ASCII, on one line.
std::string json_line(const nlohmann::json& answer);

}  // namespace glueprint
