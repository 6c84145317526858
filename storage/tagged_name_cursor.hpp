#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/records.hpp"
#include "core/scope.hpp"
#include "storage/statement.hpp"

namespace glueprint {

// The names of the blueprints that have all of some tags, in ascending order. It searches each tag
// in turn for the next name that can be in the list, so that its time grows with the tag that the
// fewest blueprints have. It refers to the scope and the tags, of which there is one at least.
class TaggedNameCursor {
 public:
  // Begins after `name`. The statement searches one tag for its first name from a text on.
  TaggedNameCursor(Statement& first_from, const Scope& scope, const Tags& tags,
                   std::string_view name, Instant made_by)
      : first_from_{first_from}, scope_{scope}, tags_{tags}, name_{name}, made_by_{made_by} {}

  // Moves to the next name; false at the end.
  bool next();

  // The name that the cursor stands on: valid until the cursor moves or ends.
  std::string_view name() const { return name_; }

 private:
  std::optional<std::string> first_tagged(const Tags::value_type& tag);

  Statement& first_from_;
  const Scope& scope_;
  const Tags& tags_;
  std::string name_;
  Instant made_by_;
};

}  // namespace glueprint
