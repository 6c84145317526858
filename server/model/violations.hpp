#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "server/model/input.hpp"
#include "server/model/model.hpp"

namespace glueprint {

// The constraints that an input breaks, in AWS's words. Like AWS's front end (observed at Kinesis),
// it reports ten at most.
class Violations {
 public:
  void add(const Member& member, const Input::Value& value, std::string_view constraint);

  // AWS's text of all violations, if there are any.
  std::optional<std::string> message() const;

 private:
  std::size_t count_ = 0;
  std::string text_;
};

}  // namespace glueprint
