#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

#include <fmt/format.h>

#include "server/admin/handlers.hpp"
#include "server/admin/metric_text.hpp"
#include "server/faults/table.hpp"

namespace glueprint {
namespace {

// Every counter is there from the start, so that a rate can be computed of it.
void write_requests(const RequestCounts& counts, MetricText& text) {
  text.begin("glueprint_requests", "counter", "Requests that were handled, by what answers them.");
  text.sample("_total", R"(to="admin")", counts.to_admin);
  text.sample("_total", R"(to="api")", counts.to_api);
  text.begin("glueprint_refusals", "counter",
             "Requests that were refused before anything handled them, by reason.");
  for (std::size_t i = 0; i < refusal_reasons.size(); ++i) {
    text.sample("_total", fmt::format(R"(reason="{}")", refusal_reasons[i]), counts.refused[i]);
  }
}

// A whole number of seconds is `1.0`, as OpenMetrics has it.
std::string end_of_range(std::size_t range) {
  if (range == AnswerCounts::duration_ends.size()) return "+Inf";
  const auto end = fmt::format("{}", AnswerCounts::duration_ends[range]);
  return end.find('.') == std::string::npos ? end + ".0" : end;
}

void write_answers(const AnswerCounts& answers, MetricText& text) {
  text.begin("glueprint_answers", "counter", "Requests to the API, by operation and AWS's code.");
  for (const auto& [name, count] : answers.all()) {
    text.sample("_total", fmt::format(R"(operation="{}",code="{}")", name.first, name.second),
                count);
  }
  text.begin("glueprint_answer_seconds", "histogram",
             "How long it took until the answer to a request to the API was ready.");
  std::uint64_t count = 0;
  for (std::size_t i = 0; i < answers.durations().size(); ++i) {
    count += answers.durations()[i];
    text.sample("_bucket", fmt::format(R"(le="{}")", end_of_range(i)), count);
  }
  text.sample("_sum", {}, std::chrono::duration<double>{answers.duration_sum()}.count());
  text.sample("_count", {}, count);
}

void write_faults(const RequestCounts& counts, MetricText& text) {
  text.begin("glueprint_faults_fired", "counter", "Faults that were injected, by kind.");
  for (const auto& kind : fault_kinds()) {
    const auto fired = counts.faults_fired.find(kind.name);
    text.sample("_total", fmt::format(R"(kind="{}")", kind.name),
                fired == counts.faults_fired.end() ? 0 : fired->second);
  }
}

}  // namespace

void get_metrics(const AdminCall& call, AdminReply& reply) {
  auto& parts = call.parts;
  const auto& counts = parts.counts;
  MetricText text{reply.text, call.accepts_open_metrics};
  write_requests(counts, text);
  write_answers(counts.answers, text);
  write_faults(counts, text);
  text.counter("glueprint_connections", "Connections that have come.", counts.connections);
  text.gauge("glueprint_open_connections", "Connections that are open.", counts.open_connections);
  text.gauge("glueprint_worlds", "Worlds with data: regions of accounts.",
             parts.store.worlds.count());
  text.gauge("glueprint_journal_entries", "Requests in the journals of all accounts.",
             parts.accounts.journals().entries());
  text.gauge("glueprint_journal_bytes", "What these hold.", parts.accounts.journals().bytes());
  text.gauge("glueprint_store_bytes", "The size of the database.", parts.store.bytes());
  text.end();
  reply.content_type = call.accepts_open_metrics ? open_metrics_type : prometheus_type;
}

}  // namespace glueprint
