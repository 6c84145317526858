#pragma once

#include <string>

namespace glueprint {

// What a remark is about: where the thing is that a request names, or the archive of a blueprint.
enum class RemarkAbout { nothing, place, archive };

// What helps whoever reads the log or the journal with an answer that AWS would give too.
struct Remark {
  RemarkAbout about = RemarkAbout::nothing;
  std::string text{};

  bool empty() const { return text.empty(); }
  void clear() {
    about = RemarkAbout::nothing;
    text.clear();
  }
};

}  // namespace glueprint
