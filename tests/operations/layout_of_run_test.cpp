#include <doctest/doctest.h>

#include "tests/archive/zip_file.hpp"
#include "tests/emulated.hpp"
#include "tests/storage/temporary_directory.hpp"

using namespace glueprint;
using namespace std::chrono_literals;

namespace {

constexpr const char* cfg =
    R"({"layoutGenerator":"etl.layout.run","parameterSpec":{"Name":{"type":"String"}}})";
constexpr const char* good = "def run(user_params, system_params): return user_params['Name']\n";
constexpr const char* spark_text =
    "Unknown error executing layout generator function ModuleNotFoundError: No module named "
    "'pyspark'";

// A server with a blueprint whose archive is there.
struct EtlServer {
  explicit EtlServer(const std::string& timeline = "succeeds", bool watches = false) {
    std::filesystem::create_directories(directory / "bucket");
    options.s3_root = directory.path();
    options.timeline = timeline;
    options.watch = watches;
    put(good);
    server.emplace(options);
    const auto made = server->call("CreateBlueprint",
                                   R"({"Name":"etl","BlueprintLocation":"s3://bucket/etl.zip"})");
    REQUIRE(made.status == 200);
  }

  void put(const std::string& layout, const std::string& its_cfg = cfg) {
    ZipFile{directory / "bucket/etl.zip"}
        .add("etl/blueprint.cfg", its_cfg)
        .add("etl/layout.py", layout);
  }

  Answer start(const char* parameters = R"({"Name":"x"})") {
    const nlohmann::json input{{"BlueprintName", "etl"},
                               {"Parameters", parameters},
                               {"RoleArn", "arn:aws:iam::1:role/Glue"}};
    return server->call("StartBlueprintRun", input.dump());
  }

  nlohmann::json run(const Answer& started) {
    const nlohmann::json input{{"BlueprintName", "etl"}, {"RunId", started.json().at("RunId")}};
    return server->call("GetBlueprintRun", input.dump()).json().at("BlueprintRun");
  }

  // What the journal says about the last request.
  std::string remark() {
    const auto entries = server->admin("GET", "journal").json().at("entries");
    return entries.at(0).value("hint", "");
  }

  TemporaryDirectory directory;
  Options options;
  std::optional<Emulated> server;
};

}  // namespace

TEST_CASE("A run whose layout Python could not load fails as AWS documents, in its time") {
  EtlServer at;
  at.put(std::string{"import pyspark\n"} + good);
  const auto started = at.start();
  CHECK(at.remark() == "The layout etl.layout.run cannot run: etl/layout.py:1");
  CHECK(at.run(started).at("State") == "RUNNING");
  CHECK_FALSE(at.run(started).contains("ErrorMessage"));
  at.server->advance(1s);
  CHECK(at.run(started).at("State") == "FAILED");
  CHECK(at.run(started).at("ErrorMessage") == spark_text);
}

TEST_CASE("A timeline that rolls back shows the layout's own error") {
  EtlServer at{"fails-and-rolls-back"};
  at.put("import os\n" + std::string{good} + "import etl.lib\n");
  const auto started = at.start();
  at.server->advance(3s);
  const auto run = at.run(started);
  CHECK(run.at("State") == "ROLLING_BACK");
  CHECK(run.at("ErrorMessage") ==
        "Unknown error executing layout generator function ModuleNotFoundError: No module named "
        "'etl.lib'");
  at.server->advance(2s);
  CHECK(at.run(started).at("State") == "FAILED");
}

TEST_CASE("A run whose layout can be loaded succeeds, and so does one whose archive is gone") {
  EtlServer at{"succeeds-at-once"};
  CHECK(at.run(at.start()).at("State") == "SUCCEEDED");
  std::filesystem::remove(at.directory / "bucket/etl.zip");
  CHECK(at.run(at.start(R"({"Name":"x","WorkflowName":"y"})")).at("State") == "SUCCEEDED");
}

TEST_CASE("Parameters that blueprint.cfg does not declare are told in the journal") {
  EtlServer at;
  at.put(std::string{good} + "  # user_params['A']\n  user_params.get('B')\n");
  CHECK(at.start().status == 200);
  CHECK(at.remark() ==
        "blueprint.cfg does not declare what the layout asks for: \"B\" (etl/layout.py:3)");
}

TEST_CASE("What is wrong with an archive is a finding, once for all runs, and no wrong place") {
  EtlServer at;
  at.put("def run(user_params, system_params): return user_params['B']\n");
  at.start();
  at.start();
  const auto findings = at.server->admin("GET", "findings").json().at("findings");
  REQUIRE(findings.size() == 1);
  CHECK(findings.at(0).at("kind") == "faulty_archive");
  CHECK(findings.at(0).at("requests") == nlohmann::json{2, 3});
  CHECK(findings.at(0).at("detail") ==
        "blueprint.cfg does not declare what the layout asks for: \"B\" (etl/layout.py:1); "
        "requests 2 and 3 met it.");
}

TEST_CASE("An archive that is broken when the run starts is told, and looked at no more") {
  EtlServer at;
  write_bytes(at.directory / "bucket/etl.zip", "no ZIP");
  CHECK(at.start().status == 200);
  CHECK(at.remark() == "The archive s3://bucket/etl.zip is not read: it is no ZIP archive");
}

TEST_CASE("With --watch a run is held to the blueprint.cfg that lies there, else to AWS's copy") {
  const auto* other = R"({"layoutGenerator":"etl.layout.run","parameterSpec":{}})";
  for (const bool watches : {false, true}) {
    EtlServer at{"succeeds", watches};
    at.put(good, other);
    CHECK(at.start("{}").status == (watches ? 200U : 400U));
  }
}

TEST_CASE("A blueprint without blueprint.cfg has AWS's text, and the journal says where one lies") {
  EtlServer at;
  ZipFile{at.directory / "bucket/odd.zip"}.add("demo/blueprint.cfg", cfg);
  at.server->call("CreateBlueprint", R"({"Name":"odd","BlueprintLocation":"s3://bucket/odd.zip"})");
  CHECK(at.remark() ==
        "s3://bucket/odd.zip: it holds \"demo/blueprint.cfg\": expected at the root or in odd/");
  const auto odd = at.server->call("GetBlueprint", R"({"Name":"odd"})").json().at("Blueprint");
  CHECK(odd.at("Status") == "FAILED");
  CHECK(odd.at("ErrorMessage") ==
        "Unknown error executing layout generator function FileNotFoundError: [Errno 2] No such "
        "file or directory: '/tmp/odd/blueprint.cfg'");
}
