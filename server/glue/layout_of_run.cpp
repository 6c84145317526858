#include "server/glue/layout_of_run.hpp"

#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/text/printable.hpp"
#include "server/archive/archive_error.hpp"
#include "server/archive/layout_look.hpp"
#include "server/archive/parameter_spec.hpp"
#include "server/archive/s3_root.hpp"
#include "server/glue/guesses.hpp"
#include "server/glue/layout_orders.hpp"

namespace glueprint {
namespace {

std::string place_of(const LayoutFinding& finding) {
  return finding.line == 0 ? finding.file : fmt::format("{}:{}", finding.file, finding.line);
}

std::vector<std::string> names_in(const std::string& parameter_spec) {
  std::vector<std::string> names;
  const auto spec = nlohmann::json::parse(parameter_spec);
  for (const auto& [name, parameter] : spec.items()) names.push_back(name);
  return names;
}

std::string remark_on_undeclared(const std::vector<LayoutFinding>& undeclared) {
  constexpr std::size_t named_max = 5;
  std::string remark = "blueprint.cfg does not declare what the layout asks for:";
  for (std::size_t i = 0; i < undeclared.size() && i < named_max; ++i) {
    remark += fmt::format("{} {} ({})", i == 0 ? "" : ",", in_quotes(undeclared[i].text),
                          place_of(undeclared[i]));
  }
  if (undeclared.size() > named_max) {
    remark += fmt::format(" and {} more", undeclared.size() - named_max);
  }
  return remark;
}

}  // namespace

std::optional<ArchiveOfRun> open_archive_of_run(const Call& call, const Definition& definition) {
  if (!call.defaults.s3_root || !definition.location) return std::nullopt;
  const auto path = find_archive(*call.defaults.s3_root, *definition.location);
  if (!path) return std::nullopt;
  try {
    auto files = open_archive(*path);
    const auto cfg = read_cfg(files.read(cfg_name_in(files)));
    return ArchiveOfRun{std::move(files), cfg.layout_generator, cfg.parameter_spec};
  } catch (const ArchiveError& error) {
    call.remark = {RemarkAbout::archive, fmt::format("The archive {} is not read: {}",
                                                     *definition.location, error.what())};
    return std::nullopt;
  }
}

std::optional<std::string> failure_of_layout(const Call& call, const ArchiveOfRun& archive) {
  try {
    const auto look =
        look_at_layout(archive.files, archive.layout_generator, names_in(archive.parameter_spec));
    if (!look.undeclared.empty()) {
      call.remark = {RemarkAbout::archive, remark_on_undeclared(look.undeclared)};
    }
    if (!look.failure) return std::nullopt;
    call.remark = {RemarkAbout::archive,
                   fmt::format("The layout {} cannot run: {}", archive.layout_generator,
                               place_of(*look.failure))};
    return look.failure->text;
  } catch (const ArchiveError& error) {
    call.remark = {RemarkAbout::archive,
                   fmt::format("The layout is not looked at: {}", error.what())};
    return std::nullopt;
  }
}

void order_layout(const Call& call, const BlueprintRun& run, ArchiveOfRun archive,
                  const nlohmann::json& parameters, Timeline after) {
  const auto blueprint_name = std::string{call.input.text("BlueprintName")};
  const nlohmann::json input{{"blueprintName", blueprint_name},
                             {"layoutGenerator", archive.layout_generator},
                             {"runId", run.run_id},
                             {"s3Root", std::filesystem::absolute(*call.defaults.s3_root).string()},
                             {"systemParams",
                              {{"accountId", call.scope.account},
                               {"region", call.scope.region},
                               {"roleArn", run.role_arn.value_or("")},
                               {"workflowBucket", workflow_bucket(call.scope)}}},
                             {"userParams", parameters}};
  const auto text = input.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  call.defaults.layouts->take({call.scope, call.account, blueprint_name, run.run_id,
                               std::move(archive.files), text, std::move(after)});
}

Timeline failing_by(Timeline timeline, std::string error_message) {
  if (succeeds(timeline)) return failing(std::move(timeline), std::move(error_message));
  if (timeline.error_message) timeline.error_message = std::move(error_message);
  return timeline;
}

}  // namespace glueprint
