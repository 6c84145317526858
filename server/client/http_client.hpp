#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace glueprint {

// A server, as a URL such as `https://glue.example:8443` names it.
struct ServerAddress {
  std::string host;  // without brackets
  std::uint16_t port = 0;
  bool is_tls = false;
  std::string authority;  // as the field Host names it
};

// Throws std::invalid_argument, with one line that says how to mend it, for a URL that names no
// server, or that has a path or a user.
ServerAddress read_server_address(const std::string& url);

// How a server is asked, whatever it is asked.
struct ServerAccess {
  std::string url;
  std::optional<std::filesystem::path> ca;  // PEM file of certificates to trust; else the system's
  std::string token;                        // for admin routes; empty when none is wanted
  std::chrono::milliseconds patience = std::chrono::seconds{30};  // for a whole answer
  bool trusts_any = false;  // whichever certificate is shown; for requests without secrets
};

struct ServerAnswer {
  unsigned status = 0;
  std::string content_type;
  std::string body;
};

// No answer came; the text says from whom, and why.
class NoAnswer : public std::runtime_error {
 public:
  NoAnswer(const std::string& url, const std::string& why)
      : std::runtime_error{url + ": " + why}, why_{why} {}

  const std::string& why() const { return why_; }

 private:
  std::string why_;
};

// Asks a server once, over a connection of its own, and waits for its answer. Throws NoAnswer, and
// std::invalid_argument for a wrong URL.
ServerAnswer ask_server(const ServerAccess& access, std::string_view method,
                        const std::string& target, const std::string& body);

// Gets a body that goes on, and gives `take` each part of it as it comes. Returns only an answer
// that is another than 200; throws NoAnswer when the body ends, or nothing comes for as long as the
// patience lasts.
ServerAnswer follow_server(const ServerAccess& access, const std::string& target,
                           const std::function<void(std::string_view)>& take);

}  // namespace glueprint
