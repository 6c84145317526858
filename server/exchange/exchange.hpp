#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/remark.hpp"
#include "core/time/instant.hpp"
#include "server/exchange/delivery.hpp"
#include "server/exchange/effects.hpp"
#include "server/exchange/event_stream.hpp"
#include "server/exchange/field_list.hpp"

namespace glueprint {

struct HeaderField {
  std::string_view name;
  std::string_view value;
};

// The head of a request. Its text lies in the session's buffer and is valid until the exchange
// ends.
struct RequestHead {
  std::string_view method;
  std::string_view target;
  // The host and port in a target of the form `http://host/path`, of which `target` then holds only
  // the path; empty for the other forms.
  std::string_view authority;
  unsigned version = 11;
  std::vector<HeaderField> fields;
  std::string_view scheme = "http";  // or `https`, when it came over TLS

  // The value of the first field of that name, in any case; empty when there is none.
  std::string_view value(std::string_view name) const;
  bool has(std::string_view name) const;
};

// What is to be sent. `fields` lack Content-Length and Connection, which the session adds.
// `error_code` is AWS's name of the error, when it is one. `hint` says why Glueprint refuses what
// AWS would not; `remark` says what helps with an answer that AWS would give too, and is not sent.
// With `events`, they are the body.
struct Response {
  unsigned status = 200;
  FieldList fields{};
  std::string body{};
  std::string error_code{};
  std::string hint{};
  Remark remark{};
  std::shared_ptr<EventStream> events{};

  // Makes it as new, for the next answer.
  void clear();

  // Sets the field Date, which says when the answer was made.
  void set_date(Instant instant);
};

// One request and its response. Faults also set the effects on the work and the delivery of the
// response; `held` is the hold that delays it now, if any.
struct Exchange {
  RequestHead request;
  std::string_view body;
  Response response;
  Effects effects;
  Delivery delivery;
  HeldRequest* held = nullptr;
  std::int64_t connection = 0;            // counts those of the server from 1
  std::function<bool()> client_has_left;  // set while faults work
};

}  // namespace glueprint
