#include <fcntl.h>
#include <unistd.h>

#include "server/cli/command_line.hpp"
#include "storage/database.hpp"

namespace {

// Opens descriptors 0, 1 and 2 when the program starts without them. Otherwise the next opened
// file, such as the data file, would get their number and what is printed.
void open_standard_descriptors() {
  int descriptor = 0;
  do {
    descriptor = open("/dev/null", O_RDWR);
  } while (descriptor >= 0 && descriptor <= STDERR_FILENO);
  if (descriptor > STDERR_FILENO) close(descriptor);
}

}  // namespace

int main(int argument_count, char** arguments) {
  open_standard_descriptors();
  glueprint::forgo_memory_statistics();
  return glueprint::run_command_line(argument_count, arguments, environ);
}
