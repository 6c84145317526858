#include "server/glue/cron_schedule.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace glueprint;

TEST_CASE("A schedule is cron as AWS documents it") {
  for (const auto* good :
       {"cron(15 12 * * ? *)", "cron(0 10 * * ? *)", "cron(0 18 ? * MON-FRI *)",
        "cron(0/10 * ? * MON-FRI *)", "cron(0 8 1 * ? *)", "cron(0,30 0-5 L JAN,jul ? 2026-2030)",
        "cron(0 0 15W * ? *)", "cron(0 0 LW * ? *)", "cron(0 0 ? * 6L *)", "cron(0 0 ? * 2#1 *)",
        "cron(0 0/1 * * ? *)", "cron(0 0 ? * 7 *)"}) {
    CAPTURE(std::string{good});
    CHECK(is_cron_schedule(good));
  }
  for (const auto* bad : {"",
                          "cron()",
                          "rate(5 minutes)",
                          "cron(0 0 * * * *)",
                          "cron(0 0 ? * ? *)",
                          "cron(0 0 * * ?)",
                          "cron(0 0 * * ? * *)",
                          "cron(60 0 * * ? *)",
                          "cron(0 24 * * ? *)",
                          "cron(0 0 0 * ? *)",
                          "cron(0 0 32 * ? *)",
                          "cron(0 0 * 13 ? *)",
                          "cron(0 0 ? * 0 *)",
                          "cron(0 0 ? * 8 *)",
                          "cron(0 0 * * ? 1969)",
                          "cron(0 0 * * ? 2200)",
                          "cron(? 0 * * ? *)",
                          "cron(0 0 ? * MUN *)",
                          "cron(0 0 ? * 2#6 *)",
                          "cron(0/0 0 * * ? *)",
                          "cron(1,,2 0 * * ? *)",
                          "cron(0 0 * * ? *",
                          "0 0 * * ? *",
                          "cron(-1 0 * * ? *)",
                          "cron(0 0 ? * W *)",
                          "cron(1/2/3 0 * * ? *)"}) {
    CAPTURE(std::string{bad});
    CHECK_FALSE(is_cron_schedule(bad));
  }
}
