#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace glueprint {

// One request as the log tells of it. A text that is empty is not known, or does not apply.
struct RequestLine {
  enum class Sent { whole, part, nothing };

  std::string_view account{};
  std::string_view region{};
  std::string operation;  // or the method and path of a request that names none
  unsigned status = 0;
  std::string_view error{};   // AWS's code
  Sent sent = Sent::whole;    // of the answer
  std::string_view ending{};  // `reset` or `closed`, when a fault ends the connection
  std::optional<std::chrono::microseconds> duration{};
  std::vector<std::string> rules{};  // those that fired
  std::optional<int> attempt{};      // as the SDK counts them
};

// `000000000000 us-east-1 GetBlueprintRun 400 ThrottlingException 0.31 ms rule=slow attempt=2`,
// safe to show. Control sequences colour what was answered when that is asked for.
std::string text_of(const RequestLine& line, bool in_colours);

// Its members in JSON, without the braces around them.
std::string json_members_of(const RequestLine& line);

}  // namespace glueprint
