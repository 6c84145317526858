#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "server/documents/mistake.hpp"
#include "server/exchange/exchange.hpp"

namespace glueprint {

// A mistake in a request to an admin route (RFC 9457). Routes throw it; one function turns it into
// a document.
class Problem : public std::runtime_error {
 public:
  // A member of the body in error (its JSON pointer), or a query parameter (its name).
  struct Error {
    std::string pointer;
    std::string parameter;
    std::string detail;
  };

  Problem(unsigned status, std::string detail, std::vector<Error> errors = {});

  unsigned status() const { return status_; }
  const std::vector<Error>& errors() const { return errors_; }

 private:
  unsigned status_;
  std::vector<Error> errors_;
};

Problem no_such(std::string detail);
Problem conflict(std::string detail);
Problem wrong_parameter(std::string name, std::string detail);
Problem wrong_member(std::string pointer, std::string detail);

// The problem of a body that is no JSON or has wrong members.
Problem unreadable_body(std::vector<Mistake> mistakes);
Problem wrong_members(const std::vector<Mistake>& mistakes);

// Writes the problem as the whole response.
void write_problem(Response& response, const Problem& problem);

}  // namespace glueprint
