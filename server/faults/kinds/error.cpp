#include <fmt/format.h>

#include "core/limits.hpp"
#include "core/partitions.hpp"
#include "core/text/nearest_name.hpp"
#include "server/faults/kinds/retry_after.hpp"
#include "server/faults/table.hpp"
#include "server/model/known_errors.hpp"
#include "server/model/model.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

class Error final : public Fault {
 public:
  explicit Error(const json& parameters)
      : code_{parameters.at("code")},
        known_{find_known_error(code_)},
        status_{parameters.value("status", known_ ? known_->status : 400)},
        retry_after_{retry_after_of(parameters)} {
    if (parameters.contains("message")) message_ = parameters.at("message");
    if (known_ == nullptr && !parameters.value("custom", false)) refuse_unknown();
  }

  bool answers_instead() const override { return true; }

  Task<void> apply(FaultedRequest& request, const Proceed&) const override {
    request.fail(ApiError{code_, message_for(request.asked), status_});
    add_retry_after(request.exchange.response, retry_after_);
    co_return;
  }

 private:
  [[noreturn]] void refuse_unknown() const {
    std::vector<std::string_view> codes;
    for (const auto& error : known_errors()) codes.push_back(error.code);
    auto advice = suggestion(code_, codes);
    if (advice.empty()) advice = suggestion(code_ + "Exception", codes);
    throw WrongParameter{
        "/code", fmt::format("\"{}\" is no error of AWS Glue; \"custom\": true sends it all the "
                             "same{}",
                             code_, advice)};
  }

  std::optional<std::string> message_for(const FaultRequest& asked) const {
    if (message_) return message_;
    if (known_ == nullptr || known_->message.empty()) return std::nullopt;
    const auto operation = asked.operation() ? std::string_view{asked.operation()->name} : "?";
    return fmt::format(fmt::runtime(known_->message), fmt::arg("account", asked.account()),
                       fmt::arg("region", asked.region()),
                       fmt::arg("partition", partition_of(asked.region()).name),
                       fmt::arg("operation", operation));
  }

  std::string code_;
  const KnownError* known_;
  unsigned status_;
  std::optional<std::chrono::milliseconds> retry_after_;
  std::optional<std::string> message_;
};

json code_schema() {
  auto schema = text_schema(name_chars_max, "AWS's code of the error.");
  for (const auto& error : known_errors()) schema["examples"].push_back(error.code);
  schema["minLength"] = 1;
  return schema;
}

}  // namespace

FaultKind error() {
  return {"error",
          "An error of AWS, in its own shape. Nothing is done.",
          {{"code", code_schema(), true},
           {"message", text_schema(message_chars_max, "In place of AWS's text.")},
           {"status", whole_number_schema(400, 599, "In place of the status of that error.")},
           {"retry_after_ms", retry_after_schema()},
           {"custom", flag_schema("Whether the code may be one that AWS does not have.")}},
          make_kind<Error>};
}

}  // namespace glueprint
