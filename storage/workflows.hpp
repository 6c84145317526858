#pragma once

#include <optional>
#include <string_view>

#include "server/records.hpp"
#include "server/scope.hpp"
#include "storage/statement.hpp"

namespace glueprint {

// The table of workflows. A row is there from the start of the run that is going to make it, so
// that its name is taken; it is seen from `appears_on` on.
class Workflows {
 public:
  explicit Workflows(Database& database);

  std::optional<Workflow> find(const Scope& scope, std::string_view name);
  void insert(const Scope& scope, const Workflow& workflow);
  void insert_or_replace(const Scope& scope, const Workflow& workflow);

 private:
  Statement find_;
  Statement insert_;
  Statement insert_or_replace_;
};

}  // namespace glueprint
