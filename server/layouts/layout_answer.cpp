#include "server/layouts/layout_answer.hpp"

#include <optional>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/limits.hpp"
#include "core/text/json_reader.hpp"
#include "core/text/printable.hpp"
#include "server/glue/layout_rules.hpp"
#include "server/glue/workflow_plan.hpp"
#include "server/layouts/python_traceback.hpp"

namespace glueprint {
namespace {

LayoutAnswer failed(std::string why) {
  LayoutAnswer answer;
  answer.remark = shortened(why, hint_chars_max);
  answer.plan.failure = std::move(why);
  return answer;
}

// The last line that holds anything.
std::string_view last_line(std::string_view text) {
  const auto end = text.find_last_not_of(" \r\n\t");
  if (end == std::string_view::npos) return {};
  text = text.substr(0, end + 1);
  return text.substr(text.rfind('\n') + 1);
}

// The words for a command that gave neither a layout nor a traceback.
std::string no_answer(const ProcessResult& result) {
  switch (result.end) {
    case ProcessEnd::timed_out:
      return "The layout runner was ended: it gave no answer in the time of --layout-timeout";
    case ProcessEnd::said_too_much:
      return fmt::format("The layout runner was ended: it wrote more than {} bytes",
                         layout_output_bytes_max);
    case ProcessEnd::cut:
      return "The server stopped before the layout's answer was there";
    case ProcessEnd::exited:
      break;
  }
  const auto said = last_line(result.errors.empty() ? result.output : result.errors);
  return fmt::format(
      "The layout runner ended with status {} and neither a layout nor a traceback{}",
      result.status, said.empty() ? "" : ": " + in_quotes(said));
}

LayoutAnswer judged(const nlohmann::json& layout) {
  constexpr std::size_t hanging_entities = 40;
  if (auto violation = violation_of_layout(layout)) return failed(*std::move(violation));
  LayoutAnswer answer{plan_of_layout(layout), {}};
  const auto entities = count_entities(layout);
  if (entities > hanging_entities) {
    answer.remark = fmt::format(
        "The layout makes {} jobs, crawlers and triggers: AWS was seen to leave runs of more than "
        "{} RUNNING for ever, as the timeline never-ends does",
        entities, hanging_entities);
  }
  return answer;
}

}  // namespace

LayoutAnswer read_layout_answer(const ProcessResult& result) {
  if (result.end == ProcessEnd::exited && result.status == 0) {
    const auto layout = read_json(result.output, parameters_depth_max);
    if (layout && layout->is_object()) return judged(*layout);
  }
  if (result.end == ProcessEnd::exited) {
    for (const auto* text : {&result.errors, &result.output}) {
      if (auto message = message_of_traceback(*text)) return failed(*std::move(message));
    }
  }
  return failed(no_answer(result));
}

}  // namespace glueprint
