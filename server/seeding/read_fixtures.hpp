#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "server/account/timelines.hpp"
#include "server/documents/mistake.hpp"
#include "server/seeding/fixture.hpp"

namespace glueprint {

// The fixtures of files, or all their mistakes. Warnings stand in no way of the fixtures.
struct FixtureReading {
  std::vector<Fixture> fixtures;
  std::vector<Mistake> mistakes;
  std::vector<Mistake> warnings;
};

// Reads fixture files, and the *.json files of directories (except *.schema.json) in the order of
// their names, as one load. A name that comes twice in one world is a mistake, also in two files. A
// directory may be empty; timelines and fault plans in it are passed over, with a warning. Runs and
// blueprints may name the given timelines.
FixtureReading read_fixtures(const std::vector<std::filesystem::path>& paths,
                             const Timelines& timelines);

// The same with the demo, which comes first in that load.
FixtureReading read_demo_and_fixtures(const std::vector<std::filesystem::path>& paths,
                                      const Timelines& timelines);

// Makes a fixture of a parsed document.
FixtureReading read_fixture_document(const nlohmann::json& document, const Timelines& timelines);

// Reads one fixture from a text. `name` is used as the file's name in mistakes.
FixtureReading read_fixture_text(const std::string& name, std::string_view text,
                                 const Timelines& timelines);

}  // namespace glueprint
