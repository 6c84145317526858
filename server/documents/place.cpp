#include "server/documents/place.hpp"

namespace glueprint {

std::string Place::pointer() const {
  if (parent_ == nullptr) return {};
  auto pointer = parent_->pointer();
  if (member_.data() != nullptr) {
    append_step(pointer, member_);
  } else {
    append_step(pointer, index_);
  }
  return pointer;
}

void append_step(std::string& pointer, std::string_view member) {
  pointer += '/';
  for (const char c : member) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
}

void append_step(std::string& pointer, std::size_t index) {
  pointer += '/';
  pointer += std::to_string(index);
}

}  // namespace glueprint
