#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace glueprint {

// The options of an Emulator. Each member has the meaning of the flag of that name in `glueprint
// --help`; an empty one counts as a flag that was not given.
struct EmulatorOptions {
  std::string host = "localhost";
  std::uint16_t port = 0;  // 0: a free one
  std::string data;        // empty: in memory
  std::vector<std::string> fixtures;
  std::vector<std::string> timelines;
  std::vector<std::string> faults;
  std::string timeline;
  std::string blueprint_timeline;
  std::string workflow_timeline;
  std::string clock;
  std::optional<double> clock_rate;
  std::optional<std::uint64_t> seed;
  std::optional<int> page_size;
  std::string account;
  std::string region;
  std::string log_level = "off";

  // Every other flag, by its name without dashes. A repeatable flag may stand here several times. A
  // flag named here overrides the member of that name.
  std::multimap<std::string, std::string> flags;
};

// An error of an admin route: the detail of its problem document.
class EmulatorError : public std::runtime_error {
 public:
  EmulatorError(unsigned status, const std::string& detail, std::string problem);

  unsigned status() const { return status_; }

  // The whole problem document (RFC 9457), as JSON.
  const std::string& problem() const { return problem_; }

 private:
  unsigned status_;
  std::string problem_;
};

// A Glueprint server inside this process, on a thread of its own. It reads no environment, touches
// no signal and no global logger; several can run at once.
//
// All but start and stop may be called from any thread while it runs; they wait until the server's
// thread has done it. They speak the JSON of the admin routes whose names they bear, throw
// EmulatorError when the route refuses, and std::logic_error when the emulator does not run. An
// empty account or region means the default one.
class Emulator {
 public:
  using Text = std::string_view;

  explicit Emulator(EmulatorOptions options = {});
  ~Emulator();
  Emulator(const Emulator&) = delete;
  Emulator& operator=(const Emulator&) = delete;

  // Starts to answer requests, and returns the port. Throws std::invalid_argument for a mistake in
  // the options or in a file that they name, and std::runtime_error when the port or the data file
  // cannot be used. The text is the line that the command line would print.
  std::uint16_t start();

  // Finishes the requests in hand, cuts those that faults hold, and ends the thread. It can be
  // started again, and then begins anew.
  void stop();

  bool is_running() const { return running_ != nullptr; }
  std::uint16_t port() const;

  // Where it answers, as `http://localhost:40123`.
  const std::string& url() const;

  // Calls any admin route below /_glueprint/, with its query: `admin("GET", "journal?limit=1")`.
  // Returns the body of the answer.
  std::string admin(Text method, Text route, Text body = {});

  // Restores the state after the start: of all accounts, of one, or of one of its regions.
  void reset(Text account = {}, Text region = {});

  std::string clock(Text account = {});
  std::string put_clock(Text setting, Text account = {});
  // Advances the clock by a duration such as `30s`; a negative one moves it back.
  std::string advance(Text by, Text account = {});

  std::string faults(Text account = {});
  // Adds rules: one, a list, or a plan.
  std::string post_faults(Text plan, Text account = {});
  std::string put_fault(Text id, Text rule, Text account = {});
  void delete_fault(Text id, Text account = {});
  void delete_faults(Text account = {});
  // The faults that occurred, as a plan that replays them.
  std::string fault_tape(Text account = {});

  // The newest hundred requests to the API; `admin` takes filters.
  std::string journal(Text account = {});
  void delete_journal(Text account = {});

  // Returns when the expectation holds. Otherwise EmulatorError says what was counted and which
  // requests come nearest: `{"match": {"operation": "GetBlueprintRun"}, "at_most": 3}`.
  void verify(Text expectation, Text account = {});

  // The calls that SDKs tried again, and what clients do wrong.
  std::string retries(Text account = {});
  std::string findings(Text account = {});

  std::string timelines(Text account = {});
  std::string put_timeline(Text name, Text timeline, Text account = {});
  void delete_timeline(Text name, Text account = {});
  std::string timeline_rules(Text account = {});
  std::string post_timeline_rule(Text rule, Text account = {});
  void delete_timeline_rules(Text account = {});
  // Replaces the future of a run that has not ended: `{"timeline": "fails"}`.
  std::string put_run_timeline(Text run_id, Text timeline, Text account = {}, Text region = {});

  // Loads a fixture into a world, and keeps what the world holds.
  std::string put_fixtures(Text fixture, Text account = {}, Text region = {});
  // All data of a world, as a fixture.
  std::string export_world(Text account = {}, Text region = {});

  std::string snapshots(Text account = {}, Text region = {});
  std::string put_snapshot(Text name, Text account = {}, Text region = {});
  std::string restore_snapshot(Text name, Text account = {}, Text region = {});
  void delete_snapshot(Text name, Text account = {}, Text region = {});

 private:
  struct Running;

  Running& running() const;
  Text default_account() const;

  EmulatorOptions options_;
  std::unique_ptr<Running> running_;
};

}  // namespace glueprint
