#include "server/admin/metric_text.hpp"

namespace glueprint {

void MetricText::begin(std::string_view name, std::string_view type, std::string_view help) {
  name_ = name;
  const bool is_longer = type == "counter" && !is_open_metrics_;
  const auto family = is_longer ? name_ + "_total" : name_;
  fmt::format_to(std::back_inserter(out_), "# HELP {} {}\n# TYPE {} {}\n", family, help, family,
                 type);
}

void MetricText::end() {
  if (is_open_metrics_) out_ += "# EOF\n";
}

}  // namespace glueprint
