#include "server/http/reserve_descriptor.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace glueprint {

void ReserveDescriptor::take() {
  if (descriptor_ < 0) descriptor_ = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
}

void ReserveDescriptor::give_up() {
  if (descriptor_ >= 0) ::close(descriptor_);
  descriptor_ = -1;
}

}  // namespace glueprint
