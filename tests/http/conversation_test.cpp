#include "server/http/conversation.hpp"

#include <algorithm>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <doctest/doctest.h>

#include "tests/emulated.hpp"

using namespace glueprint;
using Next = Conversation::Next;

namespace {

std::string request(std::string_view fields = "", std::string_view version = "1.1") {
  return fmt::format(
      "POST / HTTP/{}\r\nHost: localhost\r\nX-Amz-Target: AWSGlue.ListBlueprints\r\n"
      "Content-Type: application/x-amz-json-1.1\r\nContent-Length: 2\r\n{}\r\n{{}}",
      version, fields);
}

// One connection to an emulator, without sockets.
class Talk {
 public:
  explicit Talk(Emulated& server) : conversation_{server.service().gateway(), limits_, "http"} {}

  Next say(std::string_view bytes) {
    const auto space = conversation_.space();
    std::copy(bytes.begin(), bytes.end(), space.begin());
    conversation_.received(bytes.size());
    return conversation_.answer();
  }

  // Does the work that faults make late.
  Conversation::Sending finish() {
    asio::io_context context{1};
    auto work = conversation_.take_work([] { return false; });
    asio::co_spawn(context.get_executor(), std::move(work), asio::detached);
    context.run();
    return conversation_.finish_work();
  }

  // What is to be sent since the last call.
  std::string heard() {
    const auto [head, body] = conversation_.unsent(0);
    auto out = std::string{head}.append(body);
    conversation_.clear_out();
    return out;
  }

  Conversation& conversation() { return conversation_; }

 private:
  Limits limits_;
  Conversation conversation_;
};

std::size_t head_bytes(const std::string& out) {
  return out.find("\r\n\r\n") + 4;
}

}  // namespace

TEST_CASE("An answer without faults needs no wait, and its buffers are used again") {
  Emulated server;
  Talk talk{server};
  CHECK(talk.say(request()) == Next::read);
  const auto first = talk.heard();
  CHECK(first.ends_with("\r\nContent-Length: 17\r\n\r\n{\"Blueprints\":[]}"));
  CHECK(talk.say(request()) == Next::read);
  CHECK(talk.heard().size() == first.size());
  CHECK(talk.conversation().requests_answered() == 2);
  CHECK(talk.conversation().is_open());
}

TEST_CASE("Pipelined answers come one behind the other, however large they are") {
  Emulated server;
  Talk talk{server};
  const std::string large = "GET /_glueprint/openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n";
  talk.say(large + request() + large + large);
  const auto heard = talk.heard();
  std::vector<std::string> bodies;
  for (std::string_view rest{heard}; !rest.empty();) {
    REQUIRE(rest.starts_with("HTTP/1.1 200 OK\r\n"));
    constexpr std::string_view field = "Content-Length: ";
    const auto body = rest.find("\r\n\r\n") + 4;
    const auto bytes = std::stoul(std::string{rest.substr(rest.find(field) + field.size(), 9)});
    bodies.emplace_back(rest.substr(body, bytes));
    rest.remove_prefix(body + bytes);
  }
  REQUIRE(bodies.size() == 4);
  CHECK(bodies[0].size() > 4 * 1024);
  CHECK(bodies[1] == "{\"Blueprints\":[]}");
  CHECK(bodies[2] == bodies[0]);
  CHECK(bodies[3] == bodies[0]);
}

TEST_CASE("A body that a fault slows down comes after its head, at the pace of the rule") {
  Emulated server;
  server.add_faults(R"({"fault":{"kind":"slow_body","bytes_per_second":7}})");
  Talk talk{server};
  REQUIRE(talk.say(request()) == Next::wait);
  const auto sending = talk.finish();
  const auto out = talk.heard();
  CHECK(sending.bytes_at_once == head_bytes(out));
  CHECK(sending.bytes_per_second == 7);
  CHECK(sending.paced_by == server.account().faults.all().front().held_requests);
  CHECK_FALSE(sending.ends_in_reset);
  CHECK(out.ends_with("{\"Blueprints\":[]}"));
  CHECK(talk.conversation().is_open());
}

TEST_CASE("What is silent has no body to slow down, and ends as the other fault says") {
  for (const std::string kind : {"lost_response", "empty_response", "reset_connection"}) {
    Emulated server;
    server.add_faults(R"([{"fault":{"kind":"slow_body","bytes_per_second":7}},
                          {"fault":{"kind":")" +
                      kind + R"("}}])");
    Talk talk{server};
    REQUIRE(talk.say(request()) == Next::wait);
    const auto sending = talk.finish();
    CHECK(sending.bytes_at_once == 0);
    CHECK(sending.ends_in_reset == (kind != "empty_response"));
    CHECK(talk.heard().empty());
    CHECK_FALSE(talk.conversation().is_open());
  }
}

TEST_CASE("A body that is cut to nothing is not slowed down") {
  Emulated server;
  server.add_faults(R"([{"fault":{"kind":"slow_body","bytes_per_second":7}},
                        {"fault":{"kind":"truncated_body","at":0}}])");
  Talk talk{server};
  REQUIRE(talk.say(request()) == Next::wait);
  const auto sending = talk.finish();
  const auto out = talk.heard();
  CHECK(sending.bytes_at_once == out.size());
  CHECK(out.ends_with("\r\nContent-Length: 17\r\nConnection: close\r\n\r\n"));
  CHECK_FALSE(sending.ends_in_reset);
}

TEST_CASE("The shortest body is sent whatever the order of the rules, and the reset stays") {
  for (const std::string when : {"headers", "body"}) {
    Emulated server;
    const auto reset = R"({"fault":{"kind":"reset_connection","when":")" + when + R"("}})";
    const std::string cut = R"({"fault":{"kind":"truncated_body","at":5}})";
    const auto outcome = [&](const std::string& plan) {
      server.admin("DELETE", "faults");
      server.add_faults(plan);
      Talk talk{server};
      REQUIRE(talk.say(request()) == Next::wait);
      CHECK(talk.finish().ends_in_reset);
      const auto out = talk.heard();
      return out.substr(head_bytes(out));
    };
    const std::string expected = when == "headers" ? "" : "{\"Blu";
    CHECK(outcome("[" + reset + "," + cut + "]") == expected);
    CHECK(outcome("[" + cut + "," + reset + "]") == expected);
  }
}

TEST_CASE("Faults keep what the client asked of the connection, and the next request is clean") {
  Emulated server;
  server.add_faults(R"({"times":2,"fault":{"kind":"error","code":"ThrottlingException",
                                          "retry_after_ms":5}})");
  Talk talk{server};
  REQUIRE(talk.say(request()) == Next::wait);
  const auto sending = talk.finish();
  CHECK(sending.bytes_at_once == talk.heard().size());
  REQUIRE(talk.say(request("Connection: keep-alive\r\n", "1.0")) == Next::wait);
  talk.finish();
  CHECK(talk.heard().find("\r\nConnection: keep-alive\r\n") != std::string::npos);
  CHECK(talk.say(request("Connection: close\r\n")) == Next::go_on);
  const auto last = talk.heard();
  CHECK(last.starts_with("HTTP/1.1 200 OK\r\n"));
  CHECK(last.find("Retry-After") == std::string::npos);
  CHECK(last.find("\r\nConnection: close\r\n") != std::string::npos);
  CHECK_FALSE(talk.conversation().is_open());
}

TEST_CASE("Only bytes behind the last answer of a connection are left unread") {
  Emulated server;
  const auto leaves_bytes = [&](const std::string& bytes) {
    Talk talk{server};
    talk.say(bytes);
    return talk.conversation().left_bytes_unread();
  };
  CHECK_FALSE(leaves_bytes(request("Connection: close\r\n")));
  CHECK_FALSE(leaves_bytes(request() + "POST / HT"));
  CHECK(leaves_bytes(request("Connection: close\r\n") + "POST / HT"));
}
