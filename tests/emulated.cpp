#include "tests/emulated.hpp"

#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

namespace glueprint {

namespace {

void await(Task<void> work) {
  asio::io_context context{1};
  asio::co_spawn(context.get_executor(), std::move(work), asio::detached);
  context.run();
}

}  // namespace

std::string Answer::message() const {
  const auto error = json();
  return error.value("Message", error.value("message", std::string{}));
}

Emulated::Emulated(const Options& options, std::vector<Fixture> fixtures,
                   std::vector<FaultRule> faults)
    : service_{options, {{}, std::move(fixtures), std::move(faults), {}, {}}, log_} {
  clock().freeze(noon);
}

Answer Emulated::send(std::string_view method, std::vector<HeaderField> fields,
                      std::string_view body, std::string_view target) {
  Exchange exchange;
  exchange.request.method = method;
  exchange.request.target = target;
  exchange.request.fields = std::move(fields);
  exchange.request.fields.push_back({"Host", "localhost"});
  exchange.body = body;
  if (service_.gateway().admits(exchange)) {
    if (auto work = service_.gateway().handle(exchange)) await(*std::move(work));
  }
  delivery_ = exchange.delivery;
  auto& response = exchange.response;
  return {response.status, std::string{response.fields.text()}, std::move(response.body)};
}

Answer Emulated::call(std::string_view operation, std::string_view body, const std::string& account,
                      std::string_view region) {
  const std::string target = "AWSGlue." + std::string{operation};
  const std::string authorization = "AWS4-HMAC-SHA256 Credential=" + account + "/20240223/" +
                                    std::string{region} + "/glue/aws4_request";
  service_.account(account).clock.freeze(clock().now());
  return send("POST",
              {{"X-Amz-Target", target},
               {"Content-Type", "application/x-amz-json-1.1"},
               {"Authorization", authorization}},
              body);
}

Answer Emulated::admin(std::string_view method, const std::string& route, std::string_view body) {
  return send(method, {}, body, "/_glueprint/" + route);
}

void Emulated::create(std::string_view name) {
  const nlohmann::json input{{"Name", name}, {"BlueprintLocation", "s3://bucket/blueprint.zip"}};
  call("CreateBlueprint", input.dump());
}

std::string Emulated::start(std::string_view name, std::string_view parameters) {
  const nlohmann::json input{{"BlueprintName", name},
                             {"Parameters", parameters},
                             {"RoleArn", "arn:aws:iam::111122223333:role/Glue"}};
  return call("StartBlueprintRun", input.dump()).json().at("RunId").get<std::string>();
}

}  // namespace glueprint
