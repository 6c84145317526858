#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/json_text.hpp"
#include "server/model/model.hpp"

namespace glueprint {

// The members of a request, as check_input fills them in. Ask for a member by the accessor of its
// type in the model. The text of the request must outlive it.
class Input {
 public:
  // A member's value; absent without `json`. `number` is that of an integer, and 1 for true.
  struct Value {
    const JsonValue* json = nullptr;
    std::int64_t number = 0;

    explicit operator bool() const { return json != nullptr; }
  };

  // Begins a request of that shape: all its members are absent.
  void begin(const Shape& shape);

  const Shape& shape() const { return *shape_; }

  // The value of a member of the shape.
  Value& operator[](const Member& member) { return values_[place_of(member)]; }
  const Value& operator[](const Member& member) const { return values_[place_of(member)]; }

  // A member that the model requires.
  std::string_view text(std::string_view name) const { return find(name).json->text(); }

  std::optional<std::string_view> text_if_given(std::string_view name) const;
  std::optional<std::int64_t> integer_if_given(std::string_view name) const;

  bool has(std::string_view name) const { return static_cast<bool>(find(name)); }

  // False when the member is absent.
  bool flag(std::string_view name) const { return find(name).number != 0; }

  // The texts of a list or a map, without its nulls; none when the member is absent.
  std::vector<std::string> list(std::string_view name) const;
  std::map<std::string, std::string> map(std::string_view name) const;

 private:
  std::size_t place_of(const Member& member) const {
    return static_cast<std::size_t>(&member - shape_->members.data());
  }
  const Value& find(std::string_view name) const;

  const Shape* shape_ = nullptr;
  std::vector<Value> values_;  // in the order of the shape's members
};

}  // namespace glueprint
