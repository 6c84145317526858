#include "storage/tagged_name_cursor.hpp"

#include <cstddef>
#include <utility>

namespace glueprint {

bool TaggedNameCursor::next() {
  name_ += '\0';  // the next text there is: no name lies between the two
  std::size_t tags_of_name = 0;
  for (auto tag = tags_.begin(); tags_of_name < tags_.size();) {
    auto found = first_tagged(*tag);
    if (!found) return false;
    tags_of_name = *found == name_ ? tags_of_name + 1 : 1;
    name_ = *std::move(found);
    if (++tag == tags_.end()) tag = tags_.begin();
  }
  return true;
}

// The first name, from `name_` on, that has the tag.
std::optional<std::string> TaggedNameCursor::first_tagged(const Tags::value_type& tag) {
  const auto& [key, value] = tag;
  StatementUse use{first_from_, scope_.account, scope_.region, key, value, name_, made_by_};
  return use.next() ? use.optional_string(0) : std::nullopt;
}

}  // namespace glueprint
