#pragma once

#include <vector>

namespace glueprint {

// Why a request that a fault held goes on: the time is over, its rule was removed, nobody waits for
// the answer any more, or the server stops and cuts it.
enum class HoldEnd { over, released, client_left, cut };

// A request that a fault holds, for those who can end that.
class HeldRequest {
 public:
  HeldRequest() = default;
  HeldRequest(const HeldRequest&) = delete;
  HeldRequest& operator=(const HeldRequest&) = delete;
  virtual ~HeldRequest() = default;

  virtual void end(HoldEnd why) = 0;
};

// The requests that one rule holds.
class HeldRequests {
 public:
  void add(HeldRequest& held) { held_.push_back(&held); }
  void remove(const HeldRequest& held) { std::erase(held_, &held); }

  // Lets all go, now and from now on.
  void release();

  bool is_released() const { return is_released_; }

 private:
  std::vector<HeldRequest*> held_;
  bool is_released_ = false;
};

}  // namespace glueprint
