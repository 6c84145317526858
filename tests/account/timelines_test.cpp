#include "server/account/timelines.hpp"

#include <doctest/doctest.h>

using namespace glueprint;

namespace {

Timeline named(std::string name, std::string_view phases) {
  return {std::move(name), decode_phases(phases), {}, {}};
}

}  // namespace

TEST_CASE("Every preset ends but one, and only its last phase lasts for ever") {
  for (const auto* preset : Timelines{}.all()) {
    CAPTURE(preset->name);
    CHECK(is_terminal(preset->phases.back().state) == (preset->name != "never-ends"));
    for (std::size_t phase = 0; phase < preset->phases.size(); ++phase) {
      const auto& [state, lasts, reads] = preset->phases[phase];
      const bool is_last = phase + 1 == preset->phases.size();
      CHECK((lasts || reads) == !is_last);
      if (!is_last) CHECK_FALSE(is_terminal(state));
    }
  }
}

TEST_CASE("A preset that fails says why, and no other does") {
  for (const auto* preset : Timelines{}.all()) {
    CAPTURE(preset->name);
    const auto last = preset->phases.back().state;
    const bool fails = last == LifeState::failed || last == LifeState::error;
    CHECK(preset->error_message.has_value() == fails);
    CHECK(preset->rollback_error_message.has_value() == (preset->name == "rollback-fails"));
  }
}

TEST_CASE("The presets are those of runs, of blueprints, and of runs of workflows") {
  const Timelines timelines;
  CHECK(timelines.names(TimelineKind::of_runs) ==
        std::vector<std::string_view>{"fails", "fails-and-rolls-back", "never-ends",
                                      "rollback-fails", "succeeds", "succeeds-at-once",
                                      "succeeds-on-second-read", "takes-a-minute"});
  CHECK(timelines.names(TimelineKind::of_blueprints) ==
        std::vector<std::string_view>{"active-at-once", "active-on-second-read", "registers",
                                      "registration-fails", "update-fails"});
  CHECK(timelines.names(TimelineKind::of_workflow_runs) ==
        std::vector<std::string_view>{"completes", "completes-at-once", "completes-in-a-minute",
                                      "completes-on-second-read", "errs", "never-ends", "stops"});
  CHECK(timelines.find("sleeps") == nullptr);
}

TEST_CASE("A book has its own timelines and finds those below it") {
  Timelines below;
  below.put(named("slow", "RUNNING 60000 SUCCEEDED"));
  below.put(named("shared", "RUNNING 1 SUCCEEDED"));
  auto own = Timelines::on_top_of(below);
  own.put(named("slow", "RUNNING 90000 FAILED"));
  CHECK(own.find("slow")->phases.back().state == LifeState::failed);
  CHECK(below.find("slow")->phases.back().state == LifeState::succeeded);
  CHECK(own.find("shared") == below.find("shared"));
  CHECK(own.has_own("slow"));
  CHECK_FALSE(own.has_own("shared"));
  CHECK_FALSE(own.has_own("succeeds"));
  own.remove("slow");
  CHECK(own.find("slow") == below.find("slow"));
  CHECK(own.all().size() == Timelines{}.all().size() + 2);
}

TEST_CASE("A timeline fits the kinds that have all of its states, and is of the first of them") {
  const auto kinds_of = [](std::string_view phases) {
    std::string kinds;
    for (const auto kind :
         {TimelineKind::of_runs, TimelineKind::of_blueprints, TimelineKind::of_workflow_runs}) {
      if (fits(named("t", phases), kind)) kinds.append(subject_of(kind)).append(";");
    }
    return kinds;
  };
  CHECK(kinds_of("RUNNING 1 ROLLING_BACK 1 FAILED") == "runs;");
  CHECK(kinds_of("RUNNING") == "runs;runs of workflows;");
  CHECK(kinds_of("FAILED") == "runs;blueprints;");
  CHECK(kinds_of("CREATING 1 ACTIVE") == "blueprints;");
  CHECK(kinds_of("RUNNING 1 STOPPING 1 STOPPED") == "runs of workflows;");
  CHECK(kind_of(named("t", "RUNNING")) == TimelineKind::of_runs);
  CHECK(kind_of(named("t", "ERROR")) == TimelineKind::of_workflow_runs);
}
