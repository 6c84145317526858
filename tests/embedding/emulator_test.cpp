#include <array>
#include <thread>

#include <boost/asio/post.hpp>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <glueprint/emulator.hpp>
#include <nlohmann/json.hpp>
#include <signal.h>
#include <unistd.h>

#include "server/service/server.hpp"
#include "tests/embedding/plain_client.hpp"
#include "tests/storage/temporary_directory.hpp"

using namespace glueprint;

namespace {

bool listens(std::uint16_t port) {
  try {
    PlainClient{port};
    return true;
  } catch (const boost::system::system_error&) {
    return false;
  }
}

// What is written to standard error while `work` is done.
template <typename Work>
std::string errors_of(const Work& work) {
  const TemporaryDirectory directory;
  const auto file = directory / "errors";
  const int kept = dup(STDERR_FILENO);
  const int written = open(file.c_str(), O_CREAT | O_WRONLY, 0600);
  dup2(written, STDERR_FILENO);
  work();
  dup2(kept, STDERR_FILENO);
  close(written);
  close(kept);
  return read_bytes(file);
}

template <typename Error, typename Work>
std::string what_of(const Work& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.what();
  }
  return "nothing was thrown";
}

}  // namespace

TEST_CASE("An emulator answers from its start to its stop, and starts anew") {
  Emulator emulator;
  const auto port = emulator.start();
  CHECK(emulator.is_running());
  CHECK(emulator.port() == port);
  CHECK(emulator.url() == "http://localhost:" + std::to_string(port));
  CHECK(contains(call(port, "CreateBlueprint", new_orders), R"({"Name":"orders"})"));
  emulator.stop();
  emulator.stop();
  CHECK_FALSE(emulator.is_running());
  CHECK_FALSE(listens(port));
  CHECK(contains(call(emulator.start(), "ListBlueprints", "{}"), R"({"Blueprints":[]})"));
}

TEST_CASE("The end of an emulator's life stops it") {
  std::uint16_t port = 0;
  {
    Emulator emulator;
    port = emulator.start();
    CHECK(listens(port));
  }
  CHECK_FALSE(listens(port));
}

TEST_CASE("What makes no sense in the life of an emulator is told") {
  Emulator emulator;
  CHECK_THROWS_AS(emulator.clock(), std::logic_error);
  CHECK_THROWS_AS(emulator.url(), std::logic_error);
  emulator.start();
  CHECK_THROWS_AS(emulator.start(), std::logic_error);
  CHECK(emulator.is_running());
}

TEST_CASE("An emulator that cannot start says why in the words of the command line") {
  const TemporaryDirectory directory;
  write_bytes(directory / "bad.json", R"({"Blueprints":[{"Name":"a","Sttus":"ACTIVE"}]})");
  const auto error_of = [](const EmulatorOptions& options) {
    return what_of<std::invalid_argument>([&] { Emulator{options}.start(); });
  };
  EmulatorOptions options;
  options.fixtures = {directory / "bad.json"};
  CHECK(contains(error_of(options), "bad.json:1: /Blueprints/0/Sttus"));
  options = {};
  options.timeline = "fals";
  CHECK(contains(error_of(options), "--timeline: there is no timeline \"fals\""));
  options = {};
  options.flags = {{"tls-cert", "cert.pem"}};
  CHECK(error_of(options) == "--tls-cert and --tls-key go together: give both");

  Emulator first;
  options = {};
  options.port = first.start();
  const auto taken = what_of<std::runtime_error>([&] { Emulator{options}.start(); });
  CHECK(taken.starts_with("port " + std::to_string(options.port) + " is in use"));
  options = {};
  options.data = directory / "absent" / "file.db";
  CHECK_THROWS_AS(Emulator{options}.start(), std::runtime_error);
}

TEST_CASE("Several emulators run at once, each in a world of its own") {
  std::array<Emulator, 4> emulators;
  for (auto& emulator : emulators) emulator.start();
  std::vector<std::thread> threads;
  std::array<std::string, emulators.size()> exports;
  for (std::size_t i = 0; i < emulators.size(); ++i) {
    threads.emplace_back([&emulator = emulators[i], &exported = exports[i], i] {
      for (std::size_t n = 0; n <= i; ++n) {
        const auto input =
            fmt::format(R"({{"Name":"b{}","BlueprintLocation":"s3://bucket/key"}})", n);
        call(emulator.port(), "CreateBlueprint", input);
      }
      exported = emulator.export_world();
    });
  }
  for (auto& thread : threads) thread.join();
  for (std::size_t i = 0; i < emulators.size(); ++i) {
    CHECK(nlohmann::json::parse(exports[i]).at("Blueprints").size() == i + 1);
  }
}

TEST_CASE("Functions may be called from many threads while requests come") {
  Emulator emulator;
  const auto port = emulator.start();
  emulator.put_clock(R"({"now":"2026-01-01T00:00:00Z","rate":0})");
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&] {
      for (int n = 0; n < 25; ++n) {
        emulator.advance("1s");
        call(port, "ListBlueprints", "{}");
      }
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(contains(emulator.clock(), "2026-01-01T00:01:40"));
  CHECK(nlohmann::json::parse(emulator.journal()).at("entries").size() == 100);
}

TEST_CASE("The log is silent unless a level is asked for") {
  const TemporaryDirectory directory;
  EmulatorOptions options;
  options.fixtures = {directory.path()};
  const auto start = [&options] { Emulator{options}.start(); };
  CHECK(errors_of(start).empty());
  options.log_level = "info";
  CHECK(contains(errors_of(start), "No fixture was found"));
}

TEST_CASE("No signal is touched, and a client that hangs up raises none") {
  signal(SIGPIPE, SIG_DFL);
  signal(SIGXFSZ, SIG_DFL);
  const std::array signals{SIGINT, SIGTERM, SIGPIPE, SIGXFSZ};
  std::array<struct sigaction, signals.size()> before{};
  for (std::size_t i = 0; i < signals.size(); ++i) sigaction(signals[i], nullptr, &before[i]);
  Emulator emulator;
  const auto port = emulator.start();
  for (std::size_t i = 0; i < signals.size(); ++i) {
    struct sigaction now = {};
    sigaction(signals[i], nullptr, &now);
    const bool is_as_before = now.sa_handler == before[i].sa_handler;
    CHECK(is_as_before);
  }
  PlainClient client{port};
  std::string requests;
  for (int n = 0; n < 1000; ++n) {
    requests += "GET /_glueprint/openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n";
  }
  client.send(requests);
  client.reset();
  CHECK(contains(call(port, "ListBlueprints", "{}"), "200 OK"));
}

TEST_CASE("A stop cuts what a fault holds") {
  Emulator emulator;
  const auto port = emulator.start();
  emulator.post_faults(R"({"fault":{"kind":"hang"}})");
  PlainClient client{port};
  client.send(request_for("ListBlueprints", "{}"));
  while (!contains(emulator.journal(), "ListBlueprints")) std::this_thread::yield();
  emulator.stop();
  CHECK(client.read_all().empty());
}

TEST_CASE("What is thrown on the thread of a server ends neither it nor the program") {
  Options options;
  options.port = 0;
  options.log_level = LogLevel::error;
  Server server{options};
  const auto errors = errors_of([&server] {
    asio::post(server.context(), [] { throw std::runtime_error{"thrown in a test"}; });
    asio::post(server.context(), [&server] { server.stop(); });
    server.run();
  });
  CHECK(contains(errors, "thrown in a test"));
}
