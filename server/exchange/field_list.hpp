#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace glueprint {

// The header fields of a response, in the order in which they are sent. Names match in any case.
// The fields share one text, as the wire has it, so that a list that is filled again allocates
// nothing. Names and values must not hold line breaks.
class FieldList {
 public:
  // Adds a field at the end, also when there is one of that name.
  void add(std::string_view name, std::string_view value);

  // Gives the field of that name this value, in its place; adds it when there is none. Further
  // fields of the name are removed.
  void set(std::string_view name, std::string_view value);

  // The value of the first field of that name. It is valid until the list changes.
  std::optional<std::string_view> find(std::string_view name) const;

  // Removes all fields of that name.
  void remove(std::string_view name);

  void clear();
  bool empty() const { return lines_.empty(); }

  // All fields as they are sent, each line with its ending.
  std::string_view text() const { return text_; }

 private:
  // The sizes of one field's line and of the name at its beginning.
  struct Line {
    std::size_t name_bytes = 0;
    std::size_t bytes = 0;
  };

  // A line, and where it begins in the text.
  struct Place {
    std::size_t line = 0;
    std::size_t begin = 0;
  };

  bool is_end(const Place& place) const { return place.line == lines_.size(); }
  Place find_from(Place place, std::string_view name) const;
  void remove_from(Place place, std::string_view name);
  void erase(const Place& place);

  std::string text_;
  std::vector<Line> lines_;
};

}  // namespace glueprint
