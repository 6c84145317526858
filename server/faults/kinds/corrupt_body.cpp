#include "server/faults/table.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

// Objects and arrays stay; the values in them change their type.
json with_wrong_types(json value) {
  if (value.is_structured()) {
    for (auto& member : value) member = with_wrong_types(std::move(member));
    return value;
  }
  return value.is_string() ? json(0) : json("wrong");
}

class CorruptBody final : public Fault {
 public:
  explicit CorruptBody(const json& parameters) : how_{parameters.value("how", "garbage")} {}

  Task<void> apply(FaultedRequest& request, const Proceed& proceed) const override {
    co_await proceed();
    auto& body = request.exchange.response.body;
    const auto right = body;
    if (how_ == "garbage") {
      body = "\x1f\x8b\x08 this is not what you asked for {";
    } else if (how_ == "cut_json") {
      body.resize(body.size() / 2);
    } else if (const auto members = json::parse(body, nullptr, false); !members.is_discarded()) {
      body = with_wrong_types(members).dump();
    }
    if (body == right) request.had_no_effect("there is nothing in the body to corrupt");
  }

 private:
  std::string how_;
};

}  // namespace

FaultKind corrupt_body() {
  return {"corrupt_body",
          "The work is done, but the body of its answer does not parse, or does not fit.",
          {{"how", choice_schema({"garbage", "cut_json", "wrong_types"},
                                 "Bytes that are no JSON (the default), the first half of the "
                                 "JSON, or JSON whose values have other types.")}},
          make_kind<CorruptBody>};
}

}  // namespace glueprint
