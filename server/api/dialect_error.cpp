#include "server/api/dialect_error.hpp"

#include <string>

#include <fmt/format.h>

#include "server/api/error_json.hpp"

namespace glueprint {
namespace {

// Text between the tags of XML 1.0, which takes no control characters.
std::string xml_text(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      default:
        result += static_cast<unsigned char>(c) < ' ' ? '?' : c;
    }
  }
  return result;
}

std::string element(std::string_view name, std::string_view text) {
  return text.empty() ? std::string{} : fmt::format("<{0}>{1}</{0}>", name, xml_text(text));
}

void write_xml(Response& response, Dialect dialect, const ApiError& error,
               std::string_view request_id) {
  const auto said =
      element("Code", error.code()) + element("Message", error.message().value_or(""));
  response.body = R"(<?xml version="1.0" encoding="UTF-8"?>)";
  response.body += '\n';
  if (dialect == Dialect::s3) {
    response.fields.set("Content-Type", "application/xml");
    response.body += fmt::format("<Error>{}{}</Error>", said, element("RequestId", request_id));
  } else if (dialect == Dialect::ec2) {
    response.fields.set("Content-Type", "text/xml;charset=UTF-8");
    response.body += fmt::format("<Response><Errors><Error>{}</Error></Errors>{}</Response>", said,
                                 element("RequestID", request_id));
  } else {
    response.fields.set("Content-Type", "text/xml");
    response.body += fmt::format("<ErrorResponse><Error>{}{}</Error>{}</ErrorResponse>",
                                 element("Type", error.status() < 500 ? "Sender" : "Receiver"),
                                 said, element("RequestId", request_id));
  }
}

}  // namespace

void write_dialect_error(Response& response, Dialect dialect, const ApiError& error,
                         const OperationModel* operation, std::string_view request_id) {
  response.status = error.status();
  response.error_code = error.code();
  response.body.clear();
  switch (dialect) {
    case Dialect::json_1_0:
      response.fields.set("Content-Type", "application/x-amz-json-1.0");
      return write_error(response.body, error, operation);
    case Dialect::json_1_1:
      response.fields.set("Content-Type", "application/x-amz-json-1.1");
      return write_error(response.body, error, operation);
    case Dialect::rest_json:
      response.fields.set("Content-Type", "application/json");
      response.fields.set("x-amzn-errortype", error.code());
      return write_error(response.body, error, operation);
    case Dialect::cbor:
      response.fields.set("smithy-protocol", "rpc-v2-cbor");
      return;
    case Dialect::query:
    case Dialect::ec2:
    case Dialect::rest_xml:
    case Dialect::s3:
      return write_xml(response, dialect, error, request_id);
  }
}

}  // namespace glueprint
