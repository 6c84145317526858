#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/documents/place.hpp"

namespace glueprint {

// A mistake in a file that a user wrote: the place, what is wrong, and how to mend it. The pointer
// is a JSON pointer (RFC 6901), empty for the file as a whole. The line counts from 1; it is 0 when
// there is none, as in a file that cannot be read.
struct Mistake {
  std::string file;
  std::size_t line = 0;
  std::string pointer;
  std::string message;
  bool is_warning = false;  // the file is taken all the same
};

// `demo.json:7: /BlueprintRuns/0/State: "DONE" is not ...`: always one line.
std::string to_line(const Mistake& mistake);

// The mistakes of one file, gathered while it is read. Lines are looked up at the end, by
// find_lines.
class MistakeList {
 public:
  explicit MistakeList(std::string file) : file_{std::move(file)} {}

  void add(const Place& place, std::string message);
  void add(std::string pointer, std::string message);
  void add(std::size_t line, std::string message);

  // Notes what is taken, but is most likely not what was meant.
  void warn(const Place& place, std::string message);

  // Sets the lines of mistakes that have only a pointer.
  void find_lines(std::string_view text);

  const std::string& file() const { return file_; }
  std::vector<Mistake>& mistakes() { return mistakes_; }

 private:
  std::string file_;
  std::vector<Mistake> mistakes_;
};

}  // namespace glueprint
