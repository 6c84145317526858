#include "server/cli/check.hpp"

#include <iostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/time/clock.hpp"
#include "server/cli/blueprint_check.hpp"
#include "server/cli/usage_error.hpp"
#include "server/documents/documents.hpp"
#include "server/documents/folder.hpp"
#include "server/seeding/future_rows.hpp"
#include "server/seeding/read_faults.hpp"
#include "server/seeding/read_fixtures.hpp"
#include "server/seeding/read_timelines.hpp"

namespace glueprint {
namespace {

using Paths = std::vector<std::filesystem::path>;

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

// The files by what they hold. A file that is no JSON counts as a fixture and is reported there;
// mistakes of directories are reported here.
struct SeedFiles {
  Paths timelines;
  Paths faults;
  Paths fixtures;
  BlueprintPlaces blueprints;
  std::vector<Mistake> mistakes;

  Paths& of(const nlohmann::json& document) {
    if (is_timeline_document(document)) return timelines;
    return is_fault_plan(document) ? faults : fixtures;
  }
  std::size_t count() const { return timelines.size() + faults.size() + fixtures.size(); }
};

// Notes the blueprints at a path; what remains there to be read as documents.
Paths take_blueprints(const std::filesystem::path& path, SeedFiles& files) {
  const auto places = find_blueprints(path);
  if (places.empty()) return {path};
  auto& all = files.blueprints;
  all.archives.insert(all.archives.end(), places.archives.begin(), places.archives.end());
  all.folders.insert(all.folders.end(), places.folders.begin(), places.folders.end());
  std::error_code error;
  if (!std::filesystem::is_directory(path, error)) return {};
  auto documents = read_folder(path).documents;
  std::erase_if(documents, [&places](const auto& file) { return places.hold(file); });
  return documents;
}

void sort_in(const std::filesystem::path& path, SeedFiles& files) {
  const Paths* last_kind = nullptr;  // of this path: several answers of one file follow each other
  const auto mistakes = visit_documents(
      {path}, [&](const nlohmann::json& document, std::string_view, const MistakeList& list) {
        auto& kind = files.of(document);
        const bool is_noted = &kind == last_kind && kind.back() == list.file();
        if (!is_noted) kind.emplace_back(list.file());
        last_kind = &kind;
      });
  std::error_code error;
  const bool is_directory = std::filesystem::is_directory(path, error);
  for (const auto& mistake : mistakes) {
    if (is_directory && mistake.file == path) {
      files.mistakes.push_back(mistake);
      continue;
    }
    const bool is_noted = !files.fixtures.empty() && files.fixtures.back() == mistake.file;
    if (!is_noted) files.fixtures.emplace_back(mistake.file);
  }
}

std::string summary(const SeedFiles& files, const TimelineReading& timelines,
                    const FaultReading& faults, const FixtureReading& reading) {
  std::size_t blueprints = 0;
  std::size_t runs = 0;
  std::size_t workflows = 0;
  for (const auto& fixture : reading.fixtures) {
    blueprints += fixture.blueprints.size();
    runs += fixture.runs.size();
    workflows += fixture.workflows.size();
  }
  const auto projects = files.blueprints.count();
  const auto counted_projects =
      projects == 0 ? "" : fmt::format(", {} to register", counted(projects, "blueprint"));
  return fmt::format("{}: {}, {}, {}, {}, {}{}; no mistakes", counted(files.count(), "file"),
                     counted(blueprints, "blueprint"), counted(runs, "run"),
                     counted(workflows, "workflow"),
                     counted(timelines.timelines.size(), "timeline"),
                     counted(faults.rules.size(), "rule"), counted_projects);
}

void say_what_was_read(const SeedFiles& files, const Paths& passed_over) {
  for (const auto& file : files.blueprints.archives) {
    std::cout << file.string() << ": a blueprint's archive\n";
  }
  for (const auto& folder : files.blueprints.folders) {
    std::cout << folder.string() << ": a blueprint's folder\n";
  }
  for (const auto& file : files.fixtures) std::cout << file.string() << ": fixtures\n";
  for (const auto& file : files.timelines) std::cout << file.string() << ": timelines\n";
  for (const auto& file : files.faults) std::cout << file.string() << ": a fault plan\n";
  for (const auto& file : passed_over) {
    std::cout << file.string() << ": passed over, its name does not end in .json\n";
  }
}

SeedFiles sort(const Paths& paths) {
  SeedFiles files;
  for (const auto& path : paths) {
    std::error_code error;
    if (!std::filesystem::exists(path, error)) {
      const auto reason = error ? error.message() : "no such file or directory";
      throw UsageError{fmt::format("check: \"{}\": {}", path.string(), reason)};
    }
    for (const auto& documents : take_blueprints(path, files)) sort_in(documents, files);
  }
  return files;
}

FixtureReading read_as_of_now(const Paths& paths, const Timelines& timelines) {
  auto reading = read_fixtures(paths, timelines);
  warn_of_future_rows(reading, real_now());
  return reading;
}

}  // namespace

int check(const std::vector<std::filesystem::path>& paths) {
  const auto files = sort(paths);
  const auto told = read_timelines(files.timelines);
  Timelines timelines;
  for (const auto& timeline : told.timelines) timelines.put(timeline);
  const auto reading = read_as_of_now(files.fixtures, timelines);
  const auto plan = read_faults(files.faults);
  const auto mistakes_of_blueprints = check_blueprints(files.blueprints);
  bool is_good = true;
  for (const auto* mistakes : {&files.mistakes, &told.mistakes, &reading.mistakes, &plan.mistakes,
                               &mistakes_of_blueprints}) {
    is_good = is_good && mistakes->empty();
    for (const auto& mistake : *mistakes) std::cout << to_line(mistake) << '\n';
  }
  for (const auto& warning : reading.warnings) std::cout << to_line(warning) << '\n';
  if (is_good) {
    auto passed_over = passed_over_in(paths);
    std::erase_if(passed_over, [&files](const auto& file) { return files.blueprints.hold(file); });
    say_what_was_read(files, passed_over);
    std::cout << summary(files, told, plan, reading) << '\n';
  }
  std::cout.flush();
  return is_good ? 0 : 1;
}

}  // namespace glueprint
