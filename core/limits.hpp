#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace glueprint {

// Every maximum of the program. Those of `Limits` have a flag each; the rest are fixed.
struct Limits {
  std::size_t request_line_bytes_max = 8 * 1024;
  std::size_t header_bytes_max = 32 * 1024;
  std::size_t header_fields_max = 200;
  std::size_t request_bytes_max = 2 * 1024 * 1024;
  std::size_t trailer_bytes_max = 8 * 1024;
  std::size_t json_depth_max = 64;
  std::chrono::milliseconds header_timeout = std::chrono::seconds{10};
  std::chrono::milliseconds body_timeout = std::chrono::seconds{30};
  std::chrono::milliseconds idle_timeout = std::chrono::seconds{120};
  std::chrono::milliseconds write_timeout = std::chrono::seconds{30};
  std::chrono::milliseconds layout_timeout = std::chrono::minutes{1};
  std::size_t connections_max = 10'000;
  std::size_t worlds_max = 10'000;
  std::size_t journal_entries_max = 10'000;
  std::size_t journal_input_bytes_max = 4 * 1024;
  std::size_t journal_bytes_max = 16 * 1024 * 1024;
  std::size_t journal_total_bytes_max = 256 * 1024 * 1024;
};

// A page of results ends, with a token, when its body has grown to this.
inline constexpr std::size_t page_bytes_max = 4 * 1024 * 1024;

// Requests in hand are cut this long after a stop was asked for.
inline constexpr std::chrono::milliseconds stop_grace = std::chrono::seconds{5};

// How long a closing connection is read from, so that the last answer is not lost to a reset.
inline constexpr std::chrono::milliseconds linger_time = std::chrono::seconds{1};

// The TLS handshakes that may be under way, and the time that each of them has before it may be cut
// for another one.
inline constexpr std::size_t tls_handshakes_max = 1000;
inline constexpr std::chrono::milliseconds tls_handshake_time_min = std::chrono::seconds{1};

// How long a client may read what it was sent before a fault resets the connection.
inline constexpr std::chrono::milliseconds pause_before_reset{20};

// Answers to pipelined requests are sent when they have grown to this.
inline constexpr std::size_t unsent_bytes_max = 256 * 1024;

// An idle connection keeps no larger buffer than this.
inline constexpr std::size_t kept_bytes_max = 64 * 1024;

// The hexadecimal digits of a chunk's size, including leading zeros.
inline constexpr std::size_t chunk_size_digits_max = 16;

// The size of a fixture file (about a quarter of a million runs), and how deep it nests.
inline constexpr std::size_t fixture_bytes_max = 256 * 1024 * 1024;
inline constexpr std::size_t fixture_depth_max = 64;

// The largest configuration file that is read.
inline constexpr std::size_t configuration_bytes_max = 1024 * 1024;

// The phases of a timeline, and the reads that one of them may last.
inline constexpr std::int64_t phases_max = 100;
inline constexpr int reads_max = 1'000'000;

// The characters of what users write: ids, names and AWS's codes; globs; the texts of injected
// errors, and of runs that fail; instants and durations; URLs; regions; the names of timelines, as
// long as AWS's names are, and of snapshots.
inline constexpr std::size_t name_chars_max = 255;
inline constexpr std::size_t glob_chars_max = 1024;
inline constexpr std::size_t message_chars_max = 4096;
inline constexpr std::size_t run_message_chars_max = 400'000;
inline constexpr std::size_t time_chars_max = 64;
inline constexpr std::size_t url_chars_max = 2048;
inline constexpr std::size_t region_chars_max = 32;
inline constexpr std::size_t timeline_name_chars_max = 128;
inline constexpr std::size_t snapshot_name_chars_max = 128;

// The timelines and the timeline rules that an account may add.
inline constexpr std::size_t timelines_max = 1000;
inline constexpr std::size_t timeline_rules_max = 1000;

// The snapshots of a world.
inline constexpr std::size_t snapshots_max = 100;

// AWS's documented limits of a blueprint archive: its size, the size unpacked, and the length of
// its parameter spec. The number of entries is our own limit.
inline constexpr std::size_t archive_bytes_max = 1024 * 1024;
inline constexpr std::size_t unpacked_bytes_max = 5 * 1024 * 1024;
inline constexpr std::int64_t parameter_spec_chars_max = 131'072;
inline constexpr std::size_t archive_entries_max = 10'000;

// The symbolic links of an archive, and the length of a name in it, as Linux has it for a path.
inline constexpr std::size_t archive_links_max = 100;
inline constexpr std::size_t entry_name_bytes_max = 4096;

// How deep the f-strings of a layout may nest, and the modules that it imports may import others.
inline constexpr std::size_t python_depth_max = 100;

// The layouts that the layout runner runs at the same time; what it may write for one, and how much
// of its errors is kept; and how often it is looked whether it has ended.
inline constexpr std::size_t layouts_at_once_max = 4;
inline constexpr std::size_t layout_output_bytes_max = 4 * 1024 * 1024;
inline constexpr std::size_t layout_error_bytes_max = 256 * 1024;
inline constexpr std::chrono::milliseconds process_look_interval{5};

// A template that names workflows, and the bytes at which filling it stops: no such name is good.
inline constexpr std::size_t name_template_chars_max = 1024;
inline constexpr std::size_t workflow_name_bytes_max = 4096;

// What a timeline says of a workflow, as JSON: its graph, and its properties and tags each.
inline constexpr std::size_t timeline_graph_bytes_max = 256 * 1024;
inline constexpr std::size_t timeline_map_bytes_max = 16 * 1024;

// How many tags AWS documents for a resource.
inline constexpr std::size_t tags_of_resource_max = 50;

// How deep the parameters of a run, and the spec that they are held against, may nest.
inline constexpr std::size_t parameters_depth_max = 64;

// The number of unknown targets and services that the log warns about.
inline constexpr std::size_t warned_subjects_max = 100;

// The lines of one sort that the log takes in an interval. Requests for operations that are not
// served may have more than other sorts, since each is to be seen.
inline constexpr std::size_t log_lines_max = 20;
inline constexpr std::size_t unserved_log_lines_max = 200;
inline constexpr std::chrono::milliseconds log_interval = std::chrono::seconds{10};

// The characters of x-glueprint-hint and of x-glueprint-rule.
inline constexpr std::size_t hint_chars_max = 1000;

// The worlds in which a look-up that has found nothing looks for what is meant.
inline constexpr std::size_t worlds_looked_at_max = 100;

// The unfinished runs among which a clock that was set looks for one that it stands before.
inline constexpr std::int64_t runs_looked_at_max = 1000;

// The largest file of a certificate or a key that is read.
inline constexpr std::size_t pem_bytes_max = 1024 * 1024;

// How old or how far in the future a signature may be, as at AWS.
inline constexpr std::chrono::milliseconds signature_age_max = std::chrono::minutes{15};

// For how many seconds credentials in a query may be good, as at AWS: a week.
inline constexpr std::uint64_t presigned_seconds_max = 604'800;

// The fault rules of an account, the longest time that a fault may hold or delay a request, and how
// deep a body may nest for a rule to look at its members.
inline constexpr std::size_t fault_rules_max = 10'000;
inline constexpr std::chrono::milliseconds fault_time_max = std::chrono::hours{1};
inline constexpr std::size_t matched_depth_max = 64;

// The steps that all rules together may take to compare one request with what they want of it,
// about two milliseconds: a step is a character of a text for each 64 of a glob, or an eighth of a
// value.
inline constexpr std::size_t match_steps_max = 2'000'000;

// What a rule wants of an input or of parameters, as JSON.
inline constexpr std::size_t matched_bytes_max = 16 * 1024;

// What the timelines, the timeline rules and the rules of faults that an account has hold together.
inline constexpr std::size_t account_rules_bytes_max = 32 * 1024 * 1024;

// The same for all accounts together.
inline constexpr std::size_t all_rules_bytes_max = 256 * 1024 * 1024;

// The pairs of operation and region for which a journal counts requests separately.
inline constexpr std::size_t journal_counts_max = 1000;

// Of how many such pairs the journals of all accounts do.
inline constexpr std::size_t journal_counts_total_max = 100'000;

// How deep an input in the journal may nest to be shown as JSON.
inline constexpr std::size_t journal_depth_max = 512;

// The bytes of what an SDK says of itself that an entry of the journal keeps: its name for a call,
// and its user agent; and the highest number of an attempt that is read.
inline constexpr std::size_t journal_invocation_bytes_max = 64;
inline constexpr std::size_t journal_agent_bytes_max = 512;
inline constexpr int journal_attempt_max = 1'000'000;

// What a question about the journal may want of inputs, as JSON, and the steps of an order.
inline constexpr std::size_t asked_input_bytes_max = 1024;
inline constexpr std::size_t verified_steps_max = 100;

// How many near misses a failed verification explains, and the length of a value in them.
inline constexpr std::size_t near_misses_max = 3;
inline constexpr std::size_t near_miss_value_bytes_max = 200;

// How long after a failure a request that is alike still counts as another attempt.
inline constexpr std::chrono::milliseconds retry_pause_max = std::chrono::seconds{30};

// The newest requests of an account that a dry run of fault rules looks at.
inline constexpr std::size_t dry_run_requests_max = 100;

// The operations with their codes that metrics tell apart.
inline constexpr std::size_t answer_series_max = 1000;

// The requests that one sentence about the journal names, and the findings of one kind.
inline constexpr std::size_t named_requests_max = 20;
inline constexpr std::size_t findings_of_kind_max = 20;

// The clients that may follow GET events at once; how much of the journal is sent to one of them at
// a time, how often it is looked at, and after which silence a comment is sent; the requests
// without an answer that one remembers.
inline constexpr std::size_t event_streams_max = 100;
inline constexpr std::size_t event_bytes_max = 64 * 1024;
inline constexpr std::chrono::milliseconds event_interval{50};
inline constexpr std::chrono::milliseconds event_silence_max = std::chrono::seconds{10};
inline constexpr std::size_t event_pending_max = 1000;

// The accounts that GET accounts lists, and the regions of one of them.
inline constexpr std::size_t listed_accounts_max = 100;
inline constexpr std::size_t listed_regions_max = 100;

// The mistakes that are told of one object or list that a user wrote.
inline constexpr std::size_t mistakes_told_max = 100;

// How often --watch looks at the files of fixtures.
inline constexpr std::chrono::milliseconds watch_interval{300};

// The pause after a failed accept, such as when descriptors have run out.
inline constexpr std::chrono::milliseconds accept_pause{75};

}  // namespace glueprint
