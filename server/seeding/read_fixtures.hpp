#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "server/account/timelines.hpp"
#include "server/documents/mistake.hpp"
#include "server/seeding/fixture.hpp"

namespace glueprint {

// What came of reading files: fixtures, when there was no mistake at all, else every mistake.
struct FixtureReading {
  std::vector<Fixture> fixtures;
  std::vector<Mistake> mistakes;
};

// Reads fixture files, and the *.json files of directories (but for *.schema.json) in the order of
// their names, as one load: what is named twice in the same world is a mistake, whichever the
// files. A directory may hold none yet. Runs and blueprints may name the timelines that are given
// here.
FixtureReading read_fixtures(const std::vector<std::filesystem::path>& paths,
                             const Timelines& timelines);

// Makes a fixture of a document that was read already.
FixtureReading read_fixture_document(const nlohmann::json& document, const Timelines& timelines);

// Reads one fixture out of a text. `name` stands for the file in the mistakes.
FixtureReading read_fixture_text(const std::string& name, std::string_view text,
                                 const Timelines& timelines);

}  // namespace glueprint
