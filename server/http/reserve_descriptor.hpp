#pragma once

namespace glueprint {

// A file descriptor kept for the day when there are no others: given up for a moment, it lets
// connections be accepted and closed that would otherwise wait, and wake the listener, for ever.
class ReserveDescriptor {
 public:
  ReserveDescriptor() { take(); }
  ReserveDescriptor(const ReserveDescriptor&) = delete;
  ReserveDescriptor& operator=(const ReserveDescriptor&) = delete;
  ~ReserveDescriptor() { give_up(); }

  void take();
  void give_up();

 private:
  int descriptor_ = -1;
};

}  // namespace glueprint
