#pragma once

#include <iterator>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace glueprint {

// Writes metrics in the text format of Prometheus, or in that of OpenMetrics, which differ in the
// names of counters and in the end.
class MetricText {
 public:
  MetricText(std::string& out, bool is_open_metrics)
      : out_{out}, is_open_metrics_{is_open_metrics} {}

  // Begins a metric; samples of it follow. The name of a counter is without `_total`.
  void begin(std::string_view name, std::string_view type, std::string_view help);

  // One sample: `labels` as they stand between the braces, of which no value needs an escape.
  template <typename Number>
  void sample(std::string_view suffix, const std::string& labels, Number value) {
    const auto braces = labels.empty() ? std::string{} : "{" + labels + "}";
    fmt::format_to(std::back_inserter(out_), "{}{}{} {}\n", name_, suffix, braces, value);
  }

  // A metric of one sample.
  template <typename Number>
  void counter(std::string_view name, std::string_view help, Number value) {
    begin(name, "counter", help);
    sample("_total", {}, value);
  }
  template <typename Number>
  void gauge(std::string_view name, std::string_view help, Number value) {
    begin(name, "gauge", help);
    sample("", {}, value);
  }

  void end();

 private:
  std::string& out_;
  bool is_open_metrics_;
  std::string name_;
};

}  // namespace glueprint
