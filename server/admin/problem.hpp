#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "server/documents/mistake.hpp"
#include "server/exchange/exchange.hpp"

namespace glueprint {

// What is wrong with a request to an admin route, as RFC 9457 has it. Thrown by routes, and turned
// into a document in one place.
class Problem : public std::runtime_error {
 public:
  // A member of the body at fault (its JSON pointer), or a query parameter (its name).
  struct Fault {
    std::string pointer;
    std::string parameter;
    std::string detail;
  };

  Problem(unsigned status, std::string detail, std::vector<Fault> faults = {});

  unsigned status() const { return status_; }
  const std::vector<Fault>& faults() const { return faults_; }

 private:
  unsigned status_;
  std::vector<Fault> faults_;
};

Problem no_such(std::string detail);
Problem conflict(std::string detail);
Problem wrong_parameter(std::string name, std::string detail);
Problem wrong_member(std::string pointer, std::string detail);

// Of a body that is no JSON, or whose members are wrong.
Problem unreadable_body(const std::vector<Mistake>& mistakes);
Problem wrong_members(const std::vector<Mistake>& mistakes);

// Writes the problem as the whole response.
void write_problem(Response& response, const Problem& problem);

}  // namespace glueprint
