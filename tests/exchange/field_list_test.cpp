#include "server/exchange/field_list.hpp"

#include <doctest/doctest.h>

using namespace glueprint;

namespace {

FieldList three_fields() {
  FieldList fields;
  fields.add("Date", "today");
  fields.add("Server", "Glue");
  fields.add("Content-Type", "text/plain");
  return fields;
}

}  // namespace

TEST_CASE("Fields stand in the order in which they were added, as the wire has them") {
  auto fields = three_fields();
  fields.add("server", "again");
  fields.add("Empty", "");
  CHECK(fields.text() ==
        "Date: today\r\nServer: Glue\r\nContent-Type: text/plain\r\nserver: again\r\nEmpty: \r\n");
  CHECK_FALSE(fields.empty());
}

TEST_CASE("A field is found by its name in any case, the first one of several") {
  auto fields = three_fields();
  fields.add("server", "again");
  CHECK(fields.find("SERVER") == "Glue");
  CHECK(fields.find("date") == "today");
  CHECK(fields.find("Content-Type") == "text/plain");
  CHECK_FALSE(fields.find("Serve"));
  CHECK_FALSE(fields.find("Glue"));
  CHECK_FALSE(FieldList{}.find("Date"));
}

TEST_CASE("A field that is set keeps its place, whatever the length of its new value") {
  for (const std::string value : {"x", "Glue", "a longer value than before", ""}) {
    auto fields = three_fields();
    fields.set("server", value);
    CHECK(fields.text() == "Date: today\r\nServer: " + value + "\r\nContent-Type: text/plain\r\n");
    CHECK(fields.find("Server") == value);
    CHECK(fields.find("Content-Type") == "text/plain");
  }
}

TEST_CASE("A field that is set and was not there comes last") {
  auto fields = three_fields();
  fields.set("X", "y");
  CHECK(fields.text().ends_with("text/plain\r\nX: y\r\n"));
}

TEST_CASE("Of several fields of one name, setting leaves one and removing none") {
  auto fields = three_fields();
  fields.add("date", "tomorrow");
  fields.add("X", "y");
  fields.add("DATE", "never");
  auto removed = fields;
  fields.set("Date", "now");
  CHECK(fields.text() == "Date: now\r\nServer: Glue\r\nContent-Type: text/plain\r\nX: y\r\n");
  removed.remove("Date");
  CHECK(removed.text() == "Server: Glue\r\nContent-Type: text/plain\r\nX: y\r\n");
  CHECK(removed.find("X") == "y");
  removed.remove("Date");
  CHECK(removed.find("Server") == "Glue");
}

TEST_CASE("A list that was cleared is filled anew") {
  auto fields = three_fields();
  fields.clear();
  CHECK(fields.empty());
  CHECK(fields.text().empty());
  CHECK_FALSE(fields.find("Date"));
  fields.set("A", "b");
  CHECK(fields.text() == "A: b\r\n");
}
