#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace glueprint {

// Builds a value out of what nlohmann's parser reads, as its own builder does, but ends the reading
// where more than `depth_max` values are nested. Of a member that comes twice the last one counts.
template <typename Json>
class JsonTree : public nlohmann::json_sax<Json> {
 public:
  explicit JsonTree(std::size_t depth_max) : depth_max_{depth_max} {}

  Json take() { return std::move(root_); }

  // Whether the reading has ended for that reason.
  bool is_too_deep() const { return is_too_deep_; }

  bool null() override { return add(nullptr); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(std::int64_t value) override { return add(value); }
  bool number_unsigned(std::uint64_t value) override { return add(value); }
  bool number_float(double value, const std::string&) override { return add(value); }
  bool string(std::string& value) override { return add(std::move(value)); }
  bool binary(typename Json::binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Json::object()); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(Json::array()); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) override {
    return false;
  }

  bool key(std::string& name) override {
    const auto [member, is_new] = open_.back()->emplace(name, nullptr);
    member_ = &member.value();
    if (!is_new) note_double(name);
    return true;
  }

 protected:
  // Called for a member that the innermost open object has already.
  virtual void note_double(const std::string&) {}

  bool add(Json value) {
    slot() = std::move(value);
    return true;
  }

  // The objects and arrays that are being read, the innermost last.
  const std::vector<Json*>& open_values() const { return open_; }

 private:
  // Where the next value belongs: the element after the last, the member just named, or the root.
  Json& slot() {
    if (open_.empty()) return root_;
    if (open_.back()->is_array()) return open_.back()->emplace_back();
    return *member_;
  }

  bool open(Json value) {
    is_too_deep_ = open_.size() == depth_max_;
    if (is_too_deep_) return false;
    Json& opened = slot();
    opened = std::move(value);
    open_.push_back(&opened);
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  std::size_t depth_max_;
  bool is_too_deep_ = false;
  Json root_;
  std::vector<Json*> open_;
  Json* member_ = nullptr;
};

}  // namespace glueprint
