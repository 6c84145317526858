#include <algorithm>
#include <functional>
#include <random>

#include <doctest/doctest.h>

#include "tests/storage/child_process.hpp"
#include "tests/storage/sample_rows.hpp"
#include "tests/storage/temporary_directory.hpp"

namespace glueprint {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t page_size = 4096;
constexpr int run_count = 300;

void make_store(const fs::path& file) {
  Store store{file, Durability::full};
  auto transaction = store.transaction();
  store.worlds.insert(here);
  const auto id = store.blueprints.insert(here, sample_blueprint("orders"), {{"k", "v"}});
  for (int ordinal = 1; ordinal <= run_count; ++ordinal) {
    auto run = sample_run(ordinal);
    if (ordinal % 50 == 0) run.parameters = std::string(10'000, 'p');  // fills pages of its own
    store.runs.insert(here, id, run);
  }
  store.workflows.insert(here, sample_workflow("orders"));
  transaction.commit();
}

// How many runs there are and a digest of every row; or the refusal.
std::string rows_or_refusal(const fs::path& file) {
  try {
    Store store{file, Durability::full};
    std::string rows;
    const auto id = store.blueprints.id_of(here, "orders");
    if (!id) return "no blueprint";
    auto cursor = store.runs.after(here, *id, std::nullopt, 1'000'000);
    int count = 0;
    for (; cursor.next(); ++count) {
      const auto& run = cursor.run();
      rows += fmt::format("{} {} {} {}\n", run.ordinal, run.run_id, run.phases,
                          run.parameters.value_or("-"));
    }
    rows += store.workflows.find(here, "orders") ? "workflow" : "no workflow";
    return fmt::format("{} runs, digest {}", count, std::hash<std::string>{}(rows));
  } catch (const StoreError& error) {
    return std::string{"refused: "} + error.what();
  }
}

// Opens the damaged file in a process of its own, which must not die of it.
std::string outcome_of(const fs::path& file) {
  ChildProcess child{[&](int pipe) { say(pipe, rows_or_refusal(file)); }};
  auto outcome = child.hear_all();
  CHECK(child.wait());
  return outcome;
}

bool is_refused(const std::string& outcome) {
  return outcome.starts_with("refused: ");
}

// A sound data file, and what becomes of it under damage.
class Victim {
 public:
  Victim() {
    make_store(file_);
    sound_ = read_bytes(file_);
    rows_ = outcome_of(file_);
    REQUIRE_FALSE(is_refused(rows_));
  }

  // Either one clear line and the file as it was found, or every row.
  std::string check(const std::string& damaged) {
    write_bytes(file_, damaged);
    const auto before = content_of(directory_.path());
    const auto outcome = outcome_of(file_);
    if (is_refused(outcome)) {
      CHECK(outcome.find(file_.string()) != std::string::npos);
      CHECK(outcome.find('\n') == std::string::npos);
      CHECK(content_of(directory_.path()) == before);
    } else {
      CHECK(outcome == rows_);
    }
    return outcome;
  }

  const fs::path& file() const { return file_; }
  const std::string& sound() const { return sound_; }
  std::size_t pages() const { return sound_.size() / page_size; }

 private:
  TemporaryDirectory directory_;
  fs::path file_ = directory_ / "data";
  std::string sound_;
  std::string rows_;
};

std::string with_bytes(std::string bytes, std::size_t place, const std::string& others) {
  return bytes.replace(place, others.size(), others);
}

struct Damage {
  std::string name;
  std::function<std::string(const std::string& sound)> apply;
};

TEST_CASE("a damaged file is refused in one clear line and left as it was") {
  using namespace std::string_literals;
  const auto put = [](std::size_t place, std::string bytes) {
    return [=](const std::string& sound) { return with_bytes(sound, place, bytes); };
  };
  const auto cut = [](std::size_t size) {
    return [=](const std::string& sound) { return sound.substr(0, size); };
  };
  const std::vector<Damage> kinds{
      {"cut within the header", cut(50)},
      {"cut after the header", cut(100)},
      {"cut after the first page", cut(page_size)},
      {"cut by half", [](auto& sound) { return sound.substr(0, sound.size() / 2); }},
      {"cut by one byte", [](auto& sound) { return sound.substr(0, sound.size() - 1); }},
      {"cut by one page", [](auto& sound) { return sound.substr(0, sound.size() - page_size); }},
      {"header of zeros", put(0, std::string(100, '\0'))},
      {"first page of zeros", put(0, std::string(page_size, '\0'))},
      {"all zeros", [](auto& sound) { return std::string(sound.size(), '\0'); }},
      {"wrong magic", put(0, "SQLite format 4")},
      {"page size doubled", put(16, "\x20\x00"s)},
      {"page size halved", put(16, "\x08\x00"s)},
      {"page size that cannot be", put(16, "\x10\x01"s)},
      {"write version unknown", put(18, "\x09")},
      {"read version unknown", put(19, "\x09")},
      {"room reserved in every page", put(20, "\x40")},
      {"impossible payload fractions", put(21, "\x01\x02\x03")},
      {"free pages where there are none", put(32, "\x00\x00\x00\x03\x00\x00\x00\x02"s)},
      {"schema format unknown", put(44, "\x00\x00\x00\x09"s)},
      {"another text encoding", put(56, "\x00\x00\x00\x02"s)},
      {"version of the tables too new", put(60, "\x00\x00\x00\x63"s)},
      {"version of the tables gone", put(60, "\x00\x00\x00\x00"s)},
      {"mark of another application", put(68, "Abcd")},
      {"root page of the schema of another kind", put(100, "\x02")},
      {"garbage in the schema",
       [](auto& sound) {
         return with_bytes(sound, sound.find("CREATE TABLE workflows"), "DELETE EVERYTHING");
       }},
      {"one letter of the schema",
       [](auto& sound) {
         return with_bytes(sound, sound.find("rollback_error_message TEXT"), "X");
       }},
  };
  Victim victim;
  for (const auto& kind : kinds) {
    CAPTURE(kind.name);
    const auto outcome = victim.check(kind.apply(victim.sound()));
    CAPTURE(outcome);
    CHECK(is_refused(outcome));
  }
}

TEST_CASE("a page of zeros or of noise, wherever it lies, is noticed") {
  Victim victim;
  std::mt19937 chance{1};
  std::string noise(page_size, '\0');
  for (auto& byte : noise) byte = static_cast<char>(chance());
  for (std::size_t page = 1; page < victim.pages(); ++page) {
    CAPTURE(page);
    const auto* bytes = victim.sound().data() + page * page_size;
    // A page that holds nothing but a long text can be told from another only by its reader.
    const bool is_text = std::string_view{bytes, page_size}.find("ppppppppppp") == 4;
    if (is_text) continue;
    victim.check(with_bytes(victim.sound(), page * page_size, std::string(page_size, '\0')));
    victim.check(with_bytes(victim.sound(), page * page_size, noise));
  }
}

TEST_CASE("pages that changed places are noticed") {
  Victim victim;
  for (std::size_t page = 2; page < victim.pages(); ++page) {
    CAPTURE(page);
    auto damaged = victim.sound();
    std::swap_ranges(damaged.begin() + static_cast<std::ptrdiff_t>((page - 1) * page_size),
                     damaged.begin() + static_cast<std::ptrdiff_t>(page * page_size),
                     damaged.begin() + static_cast<std::ptrdiff_t>(page * page_size));
    const bool is_text =
        std::string_view{damaged}.substr(page * page_size + 4, 9) == "ppppppppp" &&
        std::string_view{damaged}.substr((page - 1) * page_size + 4, 9) == "ppppppppp";
    if (!is_text) victim.check(damaged);
  }
}

TEST_CASE("bytes after the end of the database do no harm") {
  Victim victim;
  CHECK_FALSE(is_refused(victim.check(victim.sound() + std::string(3 * page_size, 'x'))));
}

TEST_CASE("a log that is garbage, or another file's, does no harm to the rows") {
  Victim victim;
  const auto log = fs::path{victim.file()}.concat("-wal");
  for (const auto& garbage : {std::string(10, 'x'), std::string(50'000, '\0'), victim.sound()}) {
    write_bytes(log, garbage);
    CHECK_FALSE(is_refused(victim.check(victim.sound())));
  }
  CHECK_FALSE(fs::exists(log));
}

TEST_CASE("bytes flipped anywhere never end the process, nor empty the file") {
  Victim victim;
  std::mt19937 chance{2};
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    auto damaged = victim.sound();
    for (int flips = 1 + round % 4; flips > 0; --flips) {
      auto& byte = damaged[chance() % damaged.size()];
      byte = static_cast<char>(byte ^ (1 << chance() % 8));
    }
    write_bytes(victim.file(), damaged);
    const auto outcome = outcome_of(victim.file());
    CAPTURE(outcome);
    // A flip within a text is beyond what SQLite can notice: the rows are then all there.
    if (!is_refused(outcome)) CHECK(outcome.starts_with(fmt::format("{} runs", run_count)));
    CHECK(fs::file_size(victim.file()) == victim.sound().size());
  }
}

}  // namespace
}  // namespace glueprint
