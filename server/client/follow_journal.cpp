#include "server/client/follow_journal.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "server/client/answer_text.hpp"
#include "server/client/command_target.hpp"
#include "server/client/event_reader.hpp"
#include "server/client/server_words.hpp"

namespace glueprint {
namespace {

using nlohmann::json;

// The flags that choose a page, of which what is still to come has none.
constexpr const char* page_flags[] = {"limit", "next", "before"};

class Follower {
 public:
  Follower(const CommandCall& call, std::ostream& out) : call_{call}, out_{out} {}

  // The first event says that all later requests will be told; those before it are in the journal.
  void take(const ServerEvent& event) {
    if (!has_begun_) print_journal();
    has_begun_ = true;
    if (event.name == "cleared") printed_.clear();
    if (event.name == "gap") print_gap(event);
    if (event.name == "request") print_once(json::parse(event.data));
  }

 private:
  void print_journal() {
    const auto answer = ask_server(call_.access, "GET", target_of(*call_.command, call_.input), "");
    if (answer.status != 200) throw std::invalid_argument{refusal_of(answer)};
    auto entries = json_of(answer).at("entries");
    std::reverse(entries.begin(), entries.end());
    auto whole = json::array();
    std::copy_if(entries.begin(), entries.end(), std::back_inserter(whole), is_answered);
    for (const auto& entry : whole) printed_.insert(entry.at("id").get<std::int64_t>());
    print(whole);
  }

  static bool is_answered(const json& entry) { return !entry.at("duration_ms").is_null(); }

  // A request is told again when it has been answered, and may stand in the journal's page too.
  void print_once(const json& entry) {
    if (is_answered(entry) && printed_.erase(entry.at("id").get<std::int64_t>()) == 0) {
      print(json::array({entry}));
    }
  }

  void print_gap(const ServerEvent& event) {
    if (call_.input.flag("json") != nullptr) return;
    out_ << fmt::format("({} requests are missing: they came too fast)\n",
                        json::parse(event.data).at("missed").get<std::int64_t>());
  }

  void print(const json& entries) {
    if (call_.input.flag("json") == nullptr) {
      out_ << row_texts(entries, call_.command->view.columns);
    } else {
      for (const auto& entry : entries) out_ << json_line(entry);
    }
    out_.flush();
    if (!out_) throw std::invalid_argument{"the output has ended"};
  }

  const CommandCall& call_;
  std::ostream& out_;
  bool has_begun_ = false;
  std::set<std::int64_t> printed_;  // of the journal's page, unless told again
};

}  // namespace

int follow_journal(const CommandCall& call, std::ostream& out) {
  ServerCommand events = *call.command;
  events.path = "events";
  auto input = call.input;
  for (const auto* flag : page_flags) input.flags.erase(flag);
  Follower follower{call, out};
  EventReader reader;
  const auto answer =
      follow_server(call.access, target_of(events, input), [&](std::string_view bytes) {
        reader.take(bytes, [&](const ServerEvent& event) { follower.take(event); });
      });
  throw std::invalid_argument{refusal_of(answer)};
}

}  // namespace glueprint
