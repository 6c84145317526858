#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/lifecycle.hpp"

namespace glueprint {

// Whose lives a timeline tells: that is seen by its states.
enum class TimelineKind { of_runs, of_blueprints };
TimelineKind kind_of(const Timeline& timeline);

// The timelines that may be named: the presets, then what files or an account have added. A name
// that the book has itself goes before the same one of the book below it.
class Timelines {
 public:
  // An empty book on top of another one, which must outlive it.
  static Timelines on_top_of(const Timelines& below) {
    Timelines timelines;
    timelines.below_ = &below;
    return timelines;
  }

  // The timeline of that name; nullptr when there is none. Valid until the book changes.
  const Timeline* find(std::string_view name) const;

  // Whether the name is one of this book itself, not a preset and not of the book below.
  bool has_own(std::string_view name) const { return own_.contains(name); }

  void put(Timeline timeline);
  void remove(std::string_view name);
  std::size_t own_count() const { return own_.size(); }

  // Every one that can be found, by name.
  std::vector<const Timeline*> all() const;
  // The names of all, or of those of one kind.
  std::vector<std::string_view> names() const;
  std::vector<std::string_view> names(TimelineKind kind) const;

  // The timeline of that name, when it is of that kind; else nullptr.
  const Timeline* find(std::string_view name, TimelineKind kind) const;

 private:
  const Timelines* below_ = nullptr;
  std::map<std::string, Timeline, std::less<>> own_;
};

// The timeline of the presets that has that name; nullptr when there is none.
const Timeline* find_preset_timeline(std::string_view name);

}  // namespace glueprint
