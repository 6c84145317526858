#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "server/documents/mistake.hpp"
#include "server/seeding/fixture.hpp"

namespace glueprint {

// Remembers what the files of one load name, and notes what is named twice where both would hold.
class Duplicates {
 public:
  void look_at(const nlohmann::json& document, const Fixture& fixture, MistakeList& mistakes);

 private:
  // A file of the load, and where it holds.
  struct Source {
    std::string name;
    std::optional<std::string> account;
    std::optional<std::string> region;
  };

  // Where a name stood before.
  struct Seen {
    std::size_t source;
    std::string pointer;
  };
  using Names = std::unordered_multimap<std::string, Seen>;

  const Seen* find_overlapping(const Names& names, const std::string& name) const;

  std::vector<Source> sources_;  // the last one is being looked at
  Names blueprints_;
  Names runs_;
  Names workflows_;
};

}  // namespace glueprint
