#include "server/archive/s3_root.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "tests/archive/zip_file.hpp"
#include "tests/emulated.hpp"
#include "tests/storage/temporary_directory.hpp"

using namespace glueprint;

namespace {

constexpr const char* cfg = R"({"layoutGenerator":"a","parameterSpec":{"Name":{"type":"String"}}})";

// A root with one archive at s3://bucket/a/good.zip.
struct Root {
  Root() {
    std::filesystem::create_directories(directory / "bucket/a");
    ZipFile{directory / "bucket/a/good.zip"}.add("blueprint.cfg", cfg);
  }

  TemporaryDirectory directory;
};

}  // namespace

TEST_CASE("An archive below the root gives the parameter spec") {
  const Root root;
  const auto registered = register_archive(root.directory.path(), "s3://bucket/a/good.zip");
  CHECK_FALSE(registered.error_message);
  CHECK(registered.parameter_spec->find(R"("Name":{"type":"String","collection":false)") !=
        std::string::npos);
}

TEST_CASE("What cannot be read is told with AWS's words") {
  const Root root;
  const auto error_at = [&root](const std::string& location) {
    return register_archive(root.directory.path(), location).error_message.value_or("none");
  };
  const std::string unable = "Unable to access object at location ";
  CHECK(error_at("s3://bucket/none.zip") == unable + "s3://bucket/none.zip");
  CHECK(error_at("s3://bucket/a") == unable + "s3://bucket/a");
  CHECK(error_at("s3://bucket/../bucket/a/good.zip").starts_with(unable));
  CHECK(error_at("s3://../secret.zip").starts_with(unable));
  CHECK(error_at(std::string{"s3://bucket/a/good.zip\0x", 24}).starts_with(unable));
  REQUIRE(mkfifo((root.directory / "bucket/pipe.zip").c_str(), 0600) == 0);
  CHECK(error_at("s3://bucket/pipe.zip") == unable + "s3://bucket/pipe.zip");
  ZipFile{root.directory / "bucket/empty.zip"}.add("a.py", "pass");
  CHECK(error_at("s3://bucket/empty.zip") ==
        "Unknown error executing layout generator function FileNotFoundError: [Errno 2] No such "
        "file or directory: '/tmp/empty/blueprint.cfg'");
  CHECK(register_archive(root.directory.path(), "s3://bucket/empty.zip").remark ==
        "s3://bucket/empty.zip: it holds no blueprint.cfg: expected at the root or in empty/");
  CHECK(access_error(std::make_error_code(std::errc::permission_denied), "s3://b/k") ==
        "Access denied on object at location s3://b/k");
}

TEST_CASE("Blueprints live by the archives below --s3-root") {
  const Root root;
  Options options;
  options.s3_root = root.directory.path();
  Emulated server{options};
  server.call("CreateBlueprint", R"({"Name":"b","BlueprintLocation":"s3://bucket/a/good.zip"})");
  const auto* get = R"({"Name":"b","IncludeParameterSpec":true})";
  const auto good = server.call("GetBlueprint", get).json().at("Blueprint");
  CHECK(good.at("Status") == "ACTIVE");
  CHECK(good.contains("ParameterSpec"));
  server.call("UpdateBlueprint", R"({"Name":"b","BlueprintLocation":"s3://bucket/none.zip"})");
  const auto failed = server.call("GetBlueprint", get).json().at("Blueprint");
  CHECK(failed.at("Status") == "FAILED");
  CHECK(failed.at("ErrorMessage") == "Unable to access object at location s3://bucket/none.zip");
  CHECK(failed.at("LastActiveDefinition").at("ParameterSpec") == good.at("ParameterSpec"));
  const auto start = [&server](const char* parameters) {
    const nlohmann::json input{{"BlueprintName", "b"},
                               {"Parameters", parameters},
                               {"RoleArn", "arn:aws:iam::1:role/Glue"}};
    return server.call("StartBlueprintRun", input.dump()).status;
  };
  CHECK(start("{}") == 400);
  CHECK(start(R"({"Name":"x"})") == 200);
}

TEST_CASE("No link leads out of --s3-root") {
  const Root root;
  const TemporaryDirectory elsewhere;
  const auto good = root.directory / "bucket/a/good.zip";
  std::filesystem::copy_file(good, elsewhere / "secret.zip");
  std::filesystem::create_symlink(elsewhere / "secret.zip", root.directory / "bucket/file.zip");
  std::filesystem::create_directory_symlink(elsewhere.path(), root.directory / "bucket/folder");
  std::filesystem::create_directory_symlink(elsewhere.path(), root.directory / "other");
  std::filesystem::create_symlink("a/good.zip", root.directory / "bucket/inside.zip");
  const auto error_at = [&root](const std::string& location) {
    return register_archive(root.directory.path(), location).error_message.value_or("none");
  };
  const std::string unable = "Unable to access object at location ";
  for (const auto* location : {"s3://bucket/file.zip", "s3://bucket/folder/secret.zip",
                               "s3://other/secret.zip", "s3://bucket/folder/none.zip"}) {
    CHECK(error_at(location) == unable + location);
  }
  CHECK(error_at("s3://bucket/inside.zip") == "none");
  CHECK(error_at("s3://bucket/a/good.zip") == "none");
  const TemporaryDirectory links;
  std::filesystem::create_directory_symlink(root.directory.path(), links / "root");
  CHECK_FALSE(register_archive(links / "root", "s3://bucket/a/good.zip").error_message);
}
