#include <nlohmann/json.hpp>

#include "core/limits.hpp"
#include "server/faults/table.hpp"

namespace glueprint {
namespace {

// HTTP gives an answer of these statuses no body.
bool is_bodiless(unsigned status) {
  return status == 204 || status == 205 || status == 304;
}

class BareStatus final : public Fault {
 public:
  explicit BareStatus(const nlohmann::json& parameters)
      : status_{parameters.value("status", 503u)},
        body_{parameters.value("body", "")},
        content_type_{parameters.value("content_type", body_.empty() ? "" : "text/plain")} {
    if (is_bodiless(status_)) {
      throw WrongParameter{"/status", "must be one that HTTP gives a body, so not 204, 205 or 304"};
    }
  }

  bool answers_instead() const override { return true; }

  Task<void> apply(FaultedRequest& request, const Proceed&) const override {
    auto& response = request.exchange.response;
    response.status = status_;
    if (!content_type_.empty()) response.fields.set("Content-Type", content_type_);
    response.body = body_;
    co_return;
  }

 private:
  unsigned status_;
  std::string body_;
  std::string content_type_;
};

}  // namespace

FaultKind bare_status() {
  return {"bare_status",
          "A status and nothing of AWS, in place of an answer. Nothing is done.",
          {{"status", whole_number_schema(200, 599, "503 when it is left out.")},
           {"body", text_schema(message_chars_max, "Its body; empty when it is left out.")},
           {"content_type",
            line_schema(name_chars_max, "text/plain for a body, when it is left out.")}},
          make_kind<BareStatus>};
}

}  // namespace glueprint
