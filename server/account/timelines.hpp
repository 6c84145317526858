#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/lifecycle.hpp"

namespace glueprint {

// What a timeline is for: runs of blueprints, registrations of blueprints, runs of workflows.
enum class TimelineKind { of_runs, of_blueprints, of_workflow_runs };

// Whether the states of the timeline are all of that kind. One that only runs or fails is of two.
bool fits(const Timeline& timeline, TimelineKind kind);

// The first kind that the timeline fits.
TimelineKind kind_of(const Timeline& timeline);

// What lives by timelines of that kind, for messages: `runs`, `blueprints`, `runs of workflows`.
std::string_view subject_of(TimelineKind kind);

// The timelines that can be named: the presets, and those that files or an account have added. A
// name in this book hides the same name in the book below.
class Timelines {
 public:
  // An empty book on top of another one, which must outlive it.
  static Timelines on_top_of(const Timelines& below) {
    Timelines timelines;
    timelines.below_ = &below;
    return timelines;
  }

  // The timeline of that name; nullptr when there is none. Valid until it is removed.
  const Timeline* find(std::string_view name) const;

  // Whether the name is in this book itself, rather than a preset or in the book below.
  bool has_own(std::string_view name) const { return own_.contains(name); }

  void put(Timeline timeline);

  // Puts what the other book itself has.
  void put_own_of(const Timelines& other) {
    for (const auto& [name, timeline] : other.own_) put(timeline);
  }
  void remove(std::string_view name);
  std::size_t own_count() const { return own_.size(); }

  // What those of this book itself hold.
  std::size_t bytes() const;

  // All timelines that can be found, by name.
  std::vector<const Timeline*> all() const;
  // The names of all, or of those of one kind.
  std::vector<std::string_view> names() const;
  std::vector<std::string_view> names(TimelineKind kind) const;

  // The timeline of that name and kind; nullptr when there is none.
  const Timeline* find(std::string_view name, TimelineKind kind) const;

 private:
  const Timelines* below_ = nullptr;
  std::map<std::string, Timeline, std::less<>> own_;
};

// What a timeline holds in a book.
std::size_t held_bytes(const Timeline& timeline);

// The preset of that name; nullptr when there is none.
const Timeline* find_preset_timeline(std::string_view name);

}  // namespace glueprint
