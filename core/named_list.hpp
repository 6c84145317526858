#pragma once

#include <cstddef>
#include <iterator>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "core/heap_size.hpp"

namespace glueprint {

// What an entry in the index of a NamedList takes.
inline constexpr std::size_t index_entry_bytes =
    allocated_bytes(6 * sizeof(void*)) + 2 * sizeof(void*);

template <typename Item>
inline constexpr std::size_t list_node_bytes = allocated_bytes(2 * sizeof(void*) + sizeof(Item));

// What a NamedList of such items takes for each, beside what the item holds on the heap.
template <typename Item>
inline constexpr std::size_t named_list_bytes = list_node_bytes<Item> + index_entry_bytes;

// Items with ids, in order. For an `Item` there must be `id_of(item)`, a std::string that never
// changes, and `held_bytes(item)`. Adding, finding and removing take the same time in a long list.
template <typename Item>
class NamedList {
 public:
  // `prefix` begins the ids that the list makes up; it must outlive the list.
  explicit NamedList(std::string_view prefix) : prefix_{prefix} {}

  NamedList(const NamedList& other)
      : prefix_{other.prefix_},
        made_up_{other.made_up_},
        bytes_{other.bytes_},
        items_{other.items_} {
    for (auto item = items_.begin(); item != items_.end(); ++item) {
      places_.emplace(id_of(*item), item);
    }
  }
  NamedList(NamedList&& other) noexcept = default;
  NamedList& operator=(NamedList other) noexcept {
    std::swap(prefix_, other.prefix_);
    std::swap(made_up_, other.made_up_);
    std::swap(bytes_, other.bytes_);
    items_.swap(other.items_);
    places_.swap(other.places_);
    return *this;
  }

  // An id that no item has, and that this list has not made up before.
  std::string make_up_id() {
    while (true) {
      auto id = fmt::format("{}-{}", prefix_, ++made_up_);
      if (!has(id)) return id;
    }
  }

  // Adds an item at the end. No other may have its id.
  Item& add(Item item) {
    items_.push_back(std::move(item));
    const auto place = std::prev(items_.end());
    places_.emplace(id_of(*place), place);
    bytes_ += held_bytes(*place);
    return *place;
  }

  // Puts an item in the place of the one of the same id, which there must be; returns that one.
  Item replace(Item item) {
    const auto old = places_.find(id_of(item));
    const auto place = items_.insert(old->second, std::move(item));
    auto replaced = take(old);
    places_.emplace(id_of(*place), place);
    bytes_ += held_bytes(*place);
    return replaced;
  }

  // The item of that id; nullptr when there is none.
  const Item* find(std::string_view id) const {
    const auto found = places_.find(id);
    return found == places_.end() ? nullptr : &*found->second;
  }
  bool has(std::string_view id) const { return places_.contains(id); }

  void remove(std::string_view id) {
    if (const auto found = places_.find(id); found != places_.end()) take(found);
  }
  void clear() {
    places_.clear();
    items_.clear();
    bytes_ = 0;
  }

  std::size_t size() const { return items_.size(); }
  bool empty() const { return items_.empty(); }
  auto begin() { return items_.begin(); }
  auto end() { return items_.end(); }
  auto begin() const { return items_.begin(); }
  auto end() const { return items_.end(); }
  const Item& front() const { return items_.front(); }
  const Item& back() const { return items_.back(); }

  // What all items hold.
  std::size_t bytes() const { return bytes_; }

 private:
  using Places = std::unordered_map<std::string_view, typename std::list<Item>::iterator>;

  Item take(typename Places::iterator found) {
    const auto place = found->second;
    places_.erase(found);
    bytes_ -= held_bytes(*place);
    auto item = std::move(*place);
    items_.erase(place);
    return item;
  }

  std::string_view prefix_;
  std::size_t made_up_ = 0;
  std::size_t bytes_ = 0;
  std::list<Item> items_;
  Places places_;  // by the ids that stand in the items
};

}  // namespace glueprint
