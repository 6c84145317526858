#include <fmt/format.h>

#include "server/faults/table.hpp"

namespace glueprint {
namespace {

std::string_view title_of(unsigned status) {
  switch (status) {
    case 502:
      return "502 Bad Gateway";
    case 503:
      return "503 Service Temporarily Unavailable";
    default:
      return "504 Gateway Time-out";
  }
}

class GatewayError final : public Fault {
 public:
  explicit GatewayError(const nlohmann::json& parameters)
      : status_{parameters.value("status", 502u)} {}

  bool answers_instead() const override { return true; }

  // What an Application Load Balancer sends by itself.
  Task<void> apply(FaultedRequest& request, const Proceed&) const override {
    auto& response = request.exchange.response;
    response.status = status_;
    response.fields.set("Server", "awselb/2.0");
    response.fields.set("Content-Type", "text/html");
    response.body = fmt::format(
        "<html>\r\n<head><title>{0}</title></head>\r\n<body>\r\n<center><h1>{0}</h1></center>\r\n"
        "</body>\r\n</html>\r\n",
        title_of(status_));
    co_return;
  }

 private:
  unsigned status_;
};

}  // namespace

FaultKind gateway_error() {
  return {"gateway_error",
          "A load balancer's HTML page in place of an answer, without code and request id. Nothing "
          "is done.",
          {{"status", whole_number_schema(502, 504, "502 when it is left out.")}},
          make_kind<GatewayError>};
}

}  // namespace glueprint
