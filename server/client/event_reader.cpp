#include "server/client/event_reader.hpp"

#include <utility>

namespace glueprint {

void EventReader::take(std::string_view bytes,
                       const std::function<void(const ServerEvent&)>& give) {
  for (auto end = bytes.find('\n'); end != std::string_view::npos; end = bytes.find('\n')) {
    rest_ += bytes.substr(0, end);
    bytes.remove_prefix(end + 1);
    const auto line = std::exchange(rest_, {});
    if (line.empty()) {
      give(std::exchange(event_, {}));
    } else {
      take_line(line);
    }
  }
  rest_ += bytes;
}

void EventReader::take_line(std::string_view line) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return;
  auto value = line.substr(colon + 1);
  if (value.starts_with(' ')) value.remove_prefix(1);
  const auto name = line.substr(0, colon);
  if (name == "event") event_.name = value;
  if (name == "data") event_.data += value;
}

}  // namespace glueprint
