#include "server/admin/console_answer.hpp"

#include "core/text/url.hpp"
#include "server/admin/route.hpp"
#include "server/console/console_files.hpp"

namespace glueprint {
namespace {

constexpr auto bare_prefix = admin_prefix.substr(0, admin_prefix.size() - 1);

// What the page may do: load what this server serves and ask its routes, and nothing else.
constexpr std::string_view content_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const ConsoleFile* file_of(std::string_view path) {
  return path.starts_with(admin_prefix) ? find_console_file(path.substr(admin_prefix.size()))
                                        : nullptr;
}

}  // namespace

bool is_console_path(std::string_view path) {
  return path == bare_prefix || file_of(path) != nullptr;
}

bool answer_console(Exchange& exchange) {
  const auto& request = exchange.request;
  if (request.method != "GET" && request.method != "HEAD") return false;
  auto& response = exchange.response;
  const auto path = path_of(request.target);
  if (path == bare_prefix) {
    response.status = 308;
    response.fields.set("Location", admin_prefix);
    return true;
  }
  const auto* file = file_of(path);
  if (file == nullptr) return false;
  response.fields.set("Content-Type", file->type);
  response.fields.set("Content-Security-Policy", content_policy);
  response.fields.set("Referrer-Policy", "no-referrer");
  response.fields.set("Cross-Origin-Opener-Policy", "same-origin");
  response.fields.set("Cross-Origin-Resource-Policy", "same-origin");
  response.fields.set("Cache-Control", "no-cache");
  response.fields.set("ETag", file->etag);
  if (request.value("If-None-Match").find(file->etag) != std::string_view::npos) {
    response.status = 304;
  } else {
    response.body = file->text;
  }
  return true;
}

}  // namespace glueprint
