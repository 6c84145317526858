#pragma once

namespace glueprint {

// A file descriptor in reserve. When all are in use, giving it up lets the listener accept and
// close waiting connections, which would otherwise wait, and wake the listener, for ever.
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
