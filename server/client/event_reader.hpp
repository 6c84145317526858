#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace glueprint {

// One server-sent event; `request`, say, and its data.
struct ServerEvent {
  std::string name;
  std::string data;
};

// Reads server-sent events out of bytes as they come.
class EventReader {
 public:
  // Gives every event that is whole by now, those without name and data included.
  void take(std::string_view bytes, const std::function<void(const ServerEvent&)>& give);

 private:
  void take_line(std::string_view line);

  std::string rest_;  // of a line that is not whole
  ServerEvent event_;
};

}  // namespace glueprint
