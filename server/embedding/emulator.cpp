#include <thread>
#include <utility>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_future.hpp>
#include <glueprint/emulator.hpp>
#include <nlohmann/json.hpp>

#include "server/embedding/emulator_settings.hpp"
#include "server/exchange/exchange.hpp"
#include "server/service/server.hpp"

namespace glueprint {

EmulatorError::EmulatorError(unsigned status, const std::string& detail, std::string problem)
    : std::runtime_error{detail}, status_{status}, problem_{std::move(problem)} {}

// A server and its thread. Another thread makes and destroys it.
struct Emulator::Running {
  explicit Running(const Options& options) : default_account{options.account}, server{options} {}
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  ~Running() {
    asio::post(server.context(), [this] {
      server.stop();
      work.reset();
    });
    thread.join();
  }

  Response ask(std::string_view method, const std::string& target, std::string_view body) {
    const auto answer = [&] {
      Exchange exchange;
      exchange.request.method = method;
      exchange.request.target = target;
      exchange.body = body;
      server.service().admin().handle(exchange);
      return std::move(exchange.response);
    };
    return asio::post(server.context(), asio::use_future(answer)).get();
  }

  std::string default_account;
  Server server;
  asio::executor_work_guard<asio::io_context::executor_type> work{server.context().get_executor()};
  std::thread thread{[this] { server.run(); }};
};

Emulator::Emulator(EmulatorOptions options) : options_{std::move(options)} {}

Emulator::~Emulator() = default;

std::uint16_t Emulator::start() {
  if (running_) throw std::logic_error{"The emulator runs already: stop it first."};
  running_ = std::make_unique<Running>(read_emulator_options(options_));
  return port();
}

void Emulator::stop() {
  running_.reset();
}

std::uint16_t Emulator::port() const {
  return running().server.listener().port();
}

const std::string& Emulator::url() const {
  return running().server.listener().urls().front();
}

std::string Emulator::admin(Text method, Text route, Text body) {
  auto response = running().ask(method, std::string{admin_prefix}.append(route), body);
  if (response.status < 400) return std::move(response.body);
  const auto problem = nlohmann::json::parse(response.body);
  throw EmulatorError{response.status, problem.value("detail", ""), std::move(response.body)};
}

Emulator::Text Emulator::default_account() const {
  return running().default_account;
}

Emulator::Running& Emulator::running() const {
  if (!running_) throw std::logic_error{"The emulator does not run: call start() first."};
  return *running_;
}

}  // namespace glueprint
