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

// Remembers the names in the files of one load, and notes those that come twice in one world.
class Duplicates {
 public:
  void look_at(const nlohmann::json& document, const Fixture& fixture, MistakeList& mistakes);

 private:
  // A file of the load, and its account and region.
  struct Source {
    std::string name;
    std::optional<std::string> account;
    std::optional<std::string> region;
  };

  // Where a name came first.
  struct Seen {
    std::size_t source;
    std::string pointer;
  };
  using Names = std::unordered_multimap<std::string, Seen>;

  const Seen* find_overlapping(const Names& names, const std::string& name) const;

  std::vector<Source> sources_;  // the last one is being read
  Names blueprints_;
  Names runs_;
  Names workflows_;
  Names workflow_runs_;
  Names triggers_;
  Names jobs_;
  Names crawlers_;
};

}  // namespace glueprint
