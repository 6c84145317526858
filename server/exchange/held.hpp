#pragma once

#include <vector>

namespace glueprint {

// Why a request that a fault held goes on: the time is over, its rule was removed, nobody waits for
// the answer any more, or the server stops and cuts it.
enum class HoldEnd { over, released, client_left, cut };

// A request that a fault holds, for those who can end that.
class Held {
 public:
  Held() = default;
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;
  virtual ~Held() = default;

  virtual void end(HoldEnd why) = 0;
};

// The requests that one rule holds.
class Holds {
 public:
  void add(Held& held) { held_.push_back(&held); }
  void remove(const Held& held) { std::erase(held_, &held); }

  // Lets all go, now and from now on.
  void release();

  bool is_released() const { return is_released_; }

 private:
  std::vector<Held*> held_;
  bool is_released_ = false;
};

}  // namespace glueprint
