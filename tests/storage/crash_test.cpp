#include <csignal>
#include <sstream>

#include <doctest/doctest.h>
#include <sys/resource.h>

#include "storage/statement.hpp"
#include "tests/storage/child_process.hpp"
#include "tests/storage/sample_rows.hpp"
#include "tests/storage/temporary_directory.hpp"

namespace glueprint {
namespace {

namespace fs = std::filesystem;

// A run as large as writes of every length need: of a few bytes, and of several pages.
BlueprintRun run_of_size(std::int64_t ordinal) {
  auto run = sample_run(ordinal);
  run.parameters = std::string(static_cast<std::size_t>(ordinal % 7 * 1'500), 'p');
  return run;
}

// Starts one run after the other, and says its ordinal once it is kept.
[[noreturn]] void write_for_ever(const fs::path& file, Durability durability, int pipe) {
  Store store{file, durability};
  const auto blueprint_id = blueprint_of(store);
  for (;;) {
    auto transaction = store.transaction();
    const auto ordinal = store.ordinals.take(here.account, "run");
    store.runs.insert(here, blueprint_id, run_of_size(ordinal));
    transaction.commit();
    say(pipe, fmt::format("{}\n", ordinal));
  }
}

// What was acknowledged must be there; beyond it at most the one run that was under way.
void check_runs(const fs::path& file, Durability durability, std::int64_t acknowledged) {
  Store store{file, durability};
  auto cursor = store.runs.after(here, blueprint_of(store), std::nullopt, 1'000'000);
  std::int64_t ordinal = 0;
  std::int64_t count = 0;
  while (cursor.next()) {
    if (count++ == 0) ordinal = cursor.run().ordinal;
    REQUIRE(cursor.run().ordinal == ordinal);
    REQUIRE(cursor.run().run_id == sample_run(ordinal).run_id);
    REQUIRE(cursor.run().parameters == std::string_view{*run_of_size(ordinal).parameters});
    --ordinal;
  }
  CHECK(ordinal == 0);
  CHECK(count >= acknowledged);
  CHECK(count <= acknowledged + 1);
}

std::int64_t last_number(const std::string& lines) {
  std::istringstream stream{lines};
  std::int64_t last = 0;
  for (std::int64_t number = 0; stream >> number;) last = number;
  return last;
}

TEST_CASE("what was acknowledged survives kill -9, and nothing is invented") {
  for (const auto durability : {Durability::full, Durability::normal}) {
    const TemporaryDirectory directory;
    for (int round = 1; round <= 10; ++round) {
      CAPTURE(round);
      ChildProcess child{[&](int pipe) { write_for_ever(directory / "data", durability, pipe); }};
      std::string heard;
      const std::size_t bytes_before_kill = static_cast<std::size_t>(round) * 40;
      while (heard.size() < bytes_before_kill) heard += child.hear();
      child.kill(SIGKILL);
      heard += child.hear_all();
      CHECK_FALSE(child.wait());
      check_runs(directory / "data", durability, last_number(heard));
    }
  }
}

TEST_CASE("a process killed while it makes its data file leaves one that can be used") {
  for (int microseconds = 0; microseconds < 20'000; microseconds += 1'000) {
    const TemporaryDirectory directory;
    ChildProcess child{[&](int pipe) {
      say(pipe, "go");
      write_for_ever(directory / "data", Durability::full, pipe);
    }};
    child.hear();
    usleep(static_cast<useconds_t>(microseconds));
    child.kill(SIGKILL);
    const auto heard = child.hear_all();
    child.wait();
    check_runs(directory / "data", Durability::full, last_number(heard));
  }
}

void limit_file_size(rlim_t bytes) {
  rlimit limit{};
  getrlimit(RLIMIT_FSIZE, &limit);
  limit.rlim_cur = bytes;
  setrlimit(RLIMIT_FSIZE, &limit);
}

// Fills the file up to a limit, then lifts it; says what came of it, word by word.
void fill_the_disk(const fs::path& file, int pipe) {
  std::signal(SIGXFSZ, SIG_IGN);
  Store store{file, Durability::full};
  const auto blueprint_id = blueprint_of(store);
  std::int64_t kept = 0;
  const auto add_runs = [&](int count) {
    for (; count > 0; --count) {
      auto transaction = store.transaction();
      store.runs.insert(here, blueprint_id, run_of_size(kept + 1));
      transaction.commit();
      ++kept;
    }
  };
  for (int round = 0; round < 5; ++round) {
    limit_file_size(300'000 * static_cast<rlim_t>(round + 1));
    try {
      add_runs(10'000);
    } catch (const StoreError& error) {
      say(pipe, fmt::format("{}\n", error.what()));
    }
    const auto last = sample_run(kept).run_id;
    if (store.runs.find(here, "orders", last).next()) say(pipe, "still readable\n");
    limit_file_size(RLIM_INFINITY);
    add_runs(3);
    say(pipe, "writable again\n");
  }
  say(pipe, fmt::format("kept {}\n", kept));
}

TEST_CASE("on a full disk writes are refused, reads go on, and writes recover by themselves") {
  const TemporaryDirectory directory;
  ChildProcess child{[&](int pipe) { fill_the_disk(directory / "data", pipe); }};
  std::istringstream said{child.hear_all()};
  CHECK(child.wait());
  std::string line;
  for (int round = 0; round < 5; ++round) {
    REQUIRE(std::getline(said, line));
    CHECK(line.find("cannot be read or written (disk I/O error)") != std::string::npos);
    REQUIRE(std::getline(said, line));
    CHECK(line == "still readable");
    REQUIRE(std::getline(said, line));
    CHECK(line == "writable again");
  }
  REQUIRE(std::getline(said, line));
  const auto kept = last_number(line.substr(line.find(' ')));
  CHECK(kept > 50);
  check_runs(directory / "data", Durability::full, kept);
}

}  // namespace
}  // namespace glueprint
