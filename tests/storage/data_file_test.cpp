#include "storage/data_file.hpp"

#include <csignal>

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "storage/schema.hpp"
#include "tests/storage/child_process.hpp"
#include "tests/storage/sample_rows.hpp"
#include "tests/storage/temporary_directory.hpp"

namespace glueprint {
namespace {

namespace fs = std::filesystem;

void make_small_store(const fs::path& file) {
  Store store{file, Durability::full};
  const auto id = store.blueprints.insert(here, sample_blueprint("orders"), {});
  store.runs.insert(here, id, sample_run(1));
}

std::string refusal(const fs::path& file) {
  try {
    const Store store{file, Durability::full};
  } catch (const StoreError& error) {
    return error.what();
  }
  return "opened";
}

bool holds_the_run(const fs::path& file) {
  Store store{file, Durability::full};
  return store.runs.find(here, "orders", sample_run(1).run_id).next();
}

// The file must be refused with these words, in one line that names it, and be left as it was.
void check_refused(const TemporaryDirectory& directory, const fs::path& file,
                   std::string_view words) {
  const auto before = content_of(directory.path());
  const auto line = refusal(file);
  CAPTURE(line);
  CHECK(line.find(words) != std::string::npos);
  CHECK(line.find(file.filename().string()) != std::string::npos);
  CHECK(line.find('\n') == std::string::npos);
  CHECK(content_of(directory.path()) == before);
}

void execute(const fs::path& file, const char* sql) {
  Database{file}.execute(sql);
}

TEST_CASE("a new data file bears our mark and version, and nothing lies beside it once closed") {
  const TemporaryDirectory directory;
  make_small_store(directory / "data");
  CHECK(content_of(directory.path()).size() == 1);
  CHECK(read_bytes(directory / "data").substr(68, 4) == "Glup");
  Database database{directory / "data"};
  CHECK(schema_version(database) == static_cast<int>(migrations().size()));
}

TEST_CASE("what was written is there when the file is opened again, with either durability") {
  const TemporaryDirectory directory;
  make_small_store(directory / "data");
  for (const auto durability : {Durability::full, Durability::normal}) {
    Store store{directory / "data", durability};
    CHECK(store.runs.find(here, "orders", sample_run(1).run_id).next());
  }
}

TEST_CASE("an empty file is taken for a new one") {
  const TemporaryDirectory directory;
  write_bytes(directory / "data", "");
  make_small_store(directory / "data");
  CHECK(holds_the_run(directory / "data"));
}

TEST_CASE("a name that means something to SQLite is just a name") {
  const TemporaryDirectory directory;
  const auto old_directory = fs::current_path();
  fs::current_path(directory.path());
  for (const char* name : {":memory:", "file:data?mode=memory", "name with space"}) {
    make_small_store(name);
    CHECK(fs::exists(directory / name));
    CHECK(holds_the_run(name));
  }
  fs::current_path(old_directory);
}

TEST_CASE("a link to a data file is followed, and the log lies beside the file itself") {
  const TemporaryDirectory directory;
  fs::create_directory(directory / "real");
  fs::create_symlink(directory / "real" / "data", directory / "link");
  make_small_store(directory / "link");
  CHECK(fs::is_symlink(directory / "link"));
  CHECK(fs::is_regular_file(directory / "real" / "data"));
  CHECK(holds_the_run(directory / "link"));
}

TEST_CASE("a file that is no database is refused") {
  const TemporaryDirectory directory;
  for (const auto& bytes : {std::string{"x"}, std::string(5000, 'x'), std::string(8192, '\0'),
                            std::string{"SQLite format 3\0", 16}}) {
    write_bytes(directory / "data", bytes);
    check_refused(directory, directory / "data", "is no SQLite database");
  }
}

TEST_CASE("a database of another application is refused, with its log left alone") {
  const TemporaryDirectory directory;
  execute(directory / "data", "CREATE TABLE t (n); INSERT INTO t VALUES (1)");
  check_refused(directory, directory / "data", "belongs to another application");

  ChildProcess child{[&](int) {
    Database database{directory / "data"};
    database.execute("PRAGMA journal_mode = WAL; INSERT INTO t VALUES (2)");
    _exit(0);  // as a crash would: the log stays
  }};
  REQUIRE(child.wait());
  REQUIRE(fs::file_size(directory / "data-wal") > 0);
  check_refused(directory, directory / "data", "belongs to another application");
}

TEST_CASE("a data file of a newer version is refused, even while only its log says so") {
  const TemporaryDirectory directory;
  make_small_store(directory / "data");
  ChildProcess child{[&](int) {
    Database database{directory / "data"};
    database.execute("PRAGMA user_version = 999");
    _exit(0);
  }};
  REQUIRE(child.wait());
  REQUIRE(fs::file_size(directory / "data-wal") > 0);
  fs::remove(directory / "data-shm");
  check_refused(directory, directory / "data", "written by a newer Glueprint");

  execute(directory / "data", "PRAGMA wal_checkpoint(TRUNCATE)");
  check_refused(directory, directory / "data", "written by a newer Glueprint");
}

TEST_CASE("a data file whose tables are not ours is refused") {
  for (const char* sql :
       {"DROP TABLE ordinals", "PRAGMA user_version = 0", "PRAGMA user_version = -3",
        "ALTER TABLE workflows ADD COLUMN n TEXT",
        "CREATE TRIGGER t AFTER INSERT ON worlds BEGIN DELETE FROM worlds; END"}) {
    CAPTURE(sql);
    const TemporaryDirectory directory;
    make_small_store(directory / "data");
    execute(directory / "data", sql);
    check_refused(directory, directory / "data", "is damaged");
  }
}

TEST_CASE("a place that cannot hold a data file is refused") {
  const TemporaryDirectory directory;
  check_refused(directory, directory.path(), "is a directory");
  check_refused(directory, directory / "missing" / "data", "has no directory: make ");
  REQUIRE(mkfifo((directory / "pipe").c_str(), 0600) == 0);
  check_refused(directory, directory / "pipe", "is no regular file");
  write_bytes(directory / "file", "x");
  check_refused(directory, directory / "file" / "data", "file");
  fs::create_symlink(directory / "loop", directory / "loop");
  check_refused(directory, directory / "loop", "cannot be reached");
  check_refused(directory, "", "cannot be reached");
  check_refused(directory, "/proc/glueprint", "the data file /proc/glueprint cannot be ");
}

// What a user without rights is told; root, who has them all, gives them up in a child.
std::string refusal_without_rights(const fs::path& file) {
  ChildProcess child{[&](int pipe) {
    constexpr uid_t nobody = 65'534;
    if (geteuid() == 0 && setuid(nobody) != 0) _exit(1);
    say(pipe, refusal(file));
  }};
  const auto line = child.hear_all();
  CHECK(child.wait());
  return line;
}

TEST_CASE("a read-only file, or one in a read-only directory, is refused") {
  const TemporaryDirectory directory;
  make_small_store(directory / "data");
  const auto before = content_of(directory.path());

  fs::permissions(directory.path(), fs::perms{0777});
  fs::permissions(directory / "data", fs::perms{0444});
  CHECK(refusal_without_rights(directory / "data").find("data cannot be written (") !=
        std::string::npos);

  fs::permissions(directory / "data", fs::perms{0666});
  fs::permissions(directory.path(), fs::perms{0555});
  const auto line = refusal_without_rights(directory / "data");
  CHECK(line.find("the log of the data file must lie beside it") != std::string::npos);
  CHECK(refusal_without_rights(directory / "new").find("cannot be written (") != std::string::npos);

  fs::permissions(directory.path(), fs::perms{0755});
  CHECK(content_of(directory.path()) == before);
}

TEST_CASE("a data file in use is refused at once, in this process and in any other") {
  const TemporaryDirectory directory;
  make_small_store(directory / "data");
  ChildProcess holder{[&](int pipe) {
    Store store{directory / "data", Durability::full};
    store.blueprints.insert(here, sample_blueprint("held"), {});
    say(pipe, "open");
    pause();
  }};
  REQUIRE(holder.hear() == "open");
  check_refused(directory, directory / "data", "is in use by another process");
  holder.kill(SIGKILL);
  holder.wait();

  Store store{directory / "data", Durability::full};
  CHECK(store.blueprints.id_of(here, "held"));
  CHECK(refusal(directory / "data").find("is in use") != std::string::npos);
  ChildProcess other{[&](int pipe) { say(pipe, refusal(directory / "data")); }};
  CHECK(other.hear_all().find("is in use by another process") != std::string::npos);
  CHECK(other.wait());
  CHECK(store.blueprints.insert(here, sample_blueprint("after"), {}) > 0);
}

TEST_CASE("a new data file is in use from the moment it is made") {
  const TemporaryDirectory directory;
  const Store store{directory / "data", Durability::full};
  ChildProcess other{[&](int pipe) { say(pipe, refusal(directory / "data")); }};
  CHECK(other.hear_all().find("is in use by another process") != std::string::npos);
  CHECK(other.wait());
}

TEST_CASE("the log of a data file that is gone does not come back to life in a new one") {
  const TemporaryDirectory directory;
  make_small_store(directory / "data");
  ChildProcess child{[&](int) {
    Store store{directory / "data", Durability::full};
    store.blueprints.insert(here, sample_blueprint("old"), {});
    _exit(0);
  }};
  REQUIRE(child.wait());
  fs::remove(directory / "data");
  Store store{directory / "data", Durability::full};
  CHECK_FALSE(store.blueprints.id_of(here, "old"));
}

}  // namespace
}  // namespace glueprint
