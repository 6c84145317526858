#include "server/api/asker.hpp"

#include <algorithm>
#include <array>

#include "core/text/ascii.hpp"
#include "core/text/url.hpp"
#include "server/api/target.hpp"
#include "server/model/glue_names.hpp"

namespace glueprint {
namespace {

struct ServiceDialect {
  std::string_view service;
  Dialect dialect;
};

// The services that answer in XML, by the name that credentials have for them. Any other service
// whose request does not tell its protocol speaks REST JSON, as nearly all do.
constexpr std::array xml_services{
    ServiceDialect{"autoscaling", Dialect::query},
    ServiceDialect{"cloudformation", Dialect::query},
    ServiceDialect{"cloudfront", Dialect::rest_xml},
    ServiceDialect{"cloudsearch", Dialect::query},
    ServiceDialect{"ec2", Dialect::ec2},
    ServiceDialect{"elasticache", Dialect::query},
    ServiceDialect{"elasticbeanstalk", Dialect::query},
    ServiceDialect{"elasticloadbalancing", Dialect::query},
    ServiceDialect{"iam", Dialect::query},
    ServiceDialect{"importexport", Dialect::query},
    ServiceDialect{"monitoring", Dialect::query},
    ServiceDialect{"rds", Dialect::query},
    ServiceDialect{"redshift", Dialect::query},
    ServiceDialect{"route53", Dialect::rest_xml},
    ServiceDialect{"s3", Dialect::s3},
    ServiceDialect{"s3-object-lambda", Dialect::s3},
    ServiceDialect{"s3-outposts", Dialect::s3},
    ServiceDialect{"s3express", Dialect::s3},
    ServiceDialect{"sdb", Dialect::query},
    ServiceDialect{"sns", Dialect::query},
    ServiceDialect{"sqs", Dialect::query},
    ServiceDialect{"sts", Dialect::query},
};

constexpr std::string_view own_service = "glue";

// The Version of EC2's API, which no other service has.
constexpr std::string_view ec2_version = "2016-11-15";

// S3's control API signs for S3, but wraps its errors as other services do.
constexpr std::string_view s3_control_path = "/v20180820/";

bool starts_with(std::string_view text, std::string_view begin) {
  return equals_ignoring_case(text.substr(0, begin.size()), begin);
}

// The value of a parameter of a form or query, still encoded; empty when it is not there.
std::string_view parameter(std::string_view form, std::string_view name) {
  while (!form.empty()) {
    const auto end = std::min(form.find('&'), form.size());
    const auto pair = form.substr(0, end);
    if (pair.starts_with(name) && pair.substr(name.size()).starts_with('=')) {
      return pair.substr(name.size() + 1);
    }
    form.remove_prefix(std::min(end + 1, form.size()));
  }
  return {};
}

// The service of a credential such as `AKID/20240223/eu-west-1/sts/aws4_request`: the part before
// the last one. The slashes may be percent-encoded.
std::string_view service_in(std::string_view credential) {
  std::string_view service;
  std::string_view last;
  while (!credential.empty()) {
    const auto plain = std::min(credential.find('/'), credential.size());
    const auto encoded = std::min({credential.find("%2F"), credential.find("%2f"), plain});
    service = last;
    last = credential.substr(0, encoded);
    const std::size_t separator_bytes = encoded < plain ? 3 : 1;
    credential.remove_prefix(std::min(encoded + separator_bytes, credential.size()));
  }
  return last == "aws4_request" ? service : std::string_view{};
}

std::string_view signed_service(const RequestHead& head) {
  constexpr std::string_view member = "Credential=";
  constexpr std::string_view signature_version_2 = "AWS ";
  const auto authorization = head.value("Authorization");
  if (authorization.starts_with(signature_version_2)) return "s3";
  if (const auto place = authorization.find(member); place != std::string_view::npos) {
    const auto rest = authorization.substr(place + member.size());
    return service_in(rest.substr(0, rest.find_first_of(", ")));
  }
  return service_in(parameter(query_of(head.target), "X-Amz-Credential"));
}

// What a request says of its own form.
struct Form {
  std::string_view media;
  std::string_view action;
  std::string_view version;
  bool has_target = false;
  bool is_cbor = false;
  bool is_of_sdk = false;
  bool has_bearer_token = false;

  bool is_encoded() const {
    return equals_ignoring_case(media, "application/x-www-form-urlencoded");
  }
};

Form form_of(const RequestHead& head, std::string_view body) {
  Form form;
  const auto content_type = head.value("Content-Type");
  form.media = trimmed(content_type.substr(0, content_type.find(';')));
  form.has_target = !trimmed(head.value("X-Amz-Target")).empty();
  form.is_cbor = starts_with(form.media, "application/cbor") ||
                 starts_with(form.media, "application/x-amz-cbor") ||
                 equals_ignoring_case(head.value("smithy-protocol"), "rpc-v2-cbor");
  form.is_of_sdk = head.has("amz-sdk-invocation-id");
  form.has_bearer_token =
      head.has("x-amz-sso_bearer_token") || starts_with(head.value("Authorization"), "Bearer ");
  if (form.is_encoded()) {
    const auto query = query_of(head.target);
    const auto text = parameter(body, "Action").empty() ? query : body;
    form.action = parameter(text, "Action");
    form.version = parameter(text, "Version");
  }
  return form;
}

Dialect dialect_of_service(std::string_view service, std::string_view target) {
  const auto* found =
      std::find_if(xml_services.begin(), xml_services.end(),
                   [service](const ServiceDialect& known) { return known.service == service; });
  if (found == xml_services.end()) {
    return service == own_service ? Dialect::json_1_1 : Dialect::rest_json;
  }
  const bool is_control = found->dialect == Dialect::s3 && target.starts_with(s3_control_path);
  return is_control ? Dialect::rest_xml : found->dialect;
}

std::optional<Dialect> find_dialect(const Form& form, std::string_view service,
                                    std::string_view target) {
  if (form.is_cbor) return Dialect::cbor;
  if (equals_ignoring_case(form.media, "application/x-amz-json-1.0")) return Dialect::json_1_0;
  if (form.has_target || starts_with(form.media, "application/x-amz-json-")) {
    return Dialect::json_1_1;
  }
  if (form.is_encoded() && (!service.empty() || !form.action.empty())) {
    return service == "ec2" || form.version == ec2_version ? Dialect::ec2 : Dialect::query;
  }
  if (!service.empty()) return dialect_of_service(service, target);
  if (!form.is_of_sdk) return std::nullopt;
  // What SDKs send unsigned beside the above: REST JSON to sign a user on, and reads of public
  // buckets.
  const bool is_json = form.has_bearer_token || starts_with(form.media, "application/json");
  return is_json ? Dialect::rest_json : Dialect::s3;
}

}  // namespace

Asker read_asker(const RequestHead& head, std::string_view body) {
  const auto form = form_of(head, body);
  Asker asker{signed_service(head)};
  if (asker.service.empty()) {
    asker.service = service_of_target(read_target(head.value("X-Amz-Target")).service);
  }
  asker.dialect = find_dialect(form, asker.service, head.target);
  const bool may_be_ours =
      !asker.dialect || asker.dialect == Dialect::json_1_0 || asker.dialect == Dialect::json_1_1;
  asker.is_of_another_service = asker.service.empty() ? !may_be_ours : asker.service != own_service;
  return asker;
}

}  // namespace glueprint
