#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/scope.hpp"
#include "storage/statement.hpp"

namespace glueprint {

// The known worlds, and the fixtures that each has loaded. A world begins with its first write.
class Worlds {
 public:
  explicit Worlds(Database& database);

  bool exists(const Scope& scope);
  std::size_t count();
  void insert(const Scope& scope);

  // Whether the fixture file of that digest has been loaded into the world.
  bool has_loaded(const Scope& scope, std::string_view fixture_digest);
  void mark_loaded(const Scope& scope, std::string_view fixture_digest);

  // Forgets, for all worlds, that the file has been loaded.
  void unmark_loaded(std::string_view fixture_digest);

  // Every world; with an account, those of its regions.
  std::vector<Scope> all();
  std::vector<Scope> of_account(std::string_view account);

  // Some worlds, those of the account first: at most so many of each sort.
  std::vector<Scope> near(std::string_view account, std::size_t worlds_max);

  // Forgets the world and which fixtures it has loaded.
  void remove(const Scope& scope);

 private:
  Statement exists_;
  Statement count_;
  Statement insert_;
  Statement has_loaded_;
  Statement mark_loaded_;
  Statement unmark_loaded_;
  Statement all_;
  Statement of_account_;
  Statement some_;
  Statement some_of_account_;
  Statement remove_;
  Statement remove_marks_;
};

}  // namespace glueprint
