#include "server/gateway/console_redirect.hpp"

#include <string_view>

#include "core/text/url.hpp"
#include "core/time/clock.hpp"
#include "server/admin/admin.hpp"

namespace glueprint {

bool asks_for_page(const RequestHead& request) {
  return request.method == "GET" && path_of(request.target) == "/" &&
         request.value("Accept").find("text/html") != std::string_view::npos;
}

void show_console(Response& response) {
  response.status = 302;
  response.set_date(real_now());
  response.fields.set("Location", Admin::console_path);
  response.fields.set("Vary", "Accept");
  response.fields.set("X-Content-Type-Options", "nosniff");
}

}  // namespace glueprint
