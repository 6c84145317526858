#pragma once

#include <vector>

namespace glueprint {

// Why a hold on a request ends: its time is over, its rule was removed, the client has left, or it
// is cut since the server stops or the world is reset.
enum class HoldEnd { over, released, client_left, cut };

// A request that a fault holds, as seen by what can end the hold.
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

  // Ends the holds on all of them, and on any that come later.
  void release();

  bool is_released() const { return is_released_; }

 private:
  std::vector<HeldRequest*> held_;
  bool is_released_ = false;
};

}  // namespace glueprint
