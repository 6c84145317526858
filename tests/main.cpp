#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <csignal>
#include <cstdlib>
#include <string>

#include <doctest/doctest.h>
#include <sys/time.h>
#include <unistd.h>

namespace {

constexpr double seconds_max = 120;

// What is written when the time is over: a handler of signals must not put it together.
std::string message;

void end_program(int /*signal*/) {
  const auto written = ::write(STDERR_FILENO, message.data(), message.size());
  static_cast<void>(written);
  std::abort();
}

// Ends the program within a test case that takes longer than doctest::timeout(), or than two
// minutes. doctest itself waits for the end, however late, and then tells of it.
class TimeLimit final : public doctest::IReporter {
 public:
  explicit TimeLimit(const doctest::ContextOptions& /*options*/) {
    std::signal(SIGALRM, end_program);
  }

  void test_case_start(const doctest::TestCaseData& test) override {
    const double limit = test.m_timeout > 0 ? test.m_timeout : seconds_max;
    message = std::string{"the test \""} + test.m_name + "\" took longer than " +
              std::to_string(limit) + " s\n";
    ring_in(limit);
  }
  void test_case_end(const doctest::CurrentTestCaseStats& /*stats*/) override { ring_in(0); }

  void report_query(const doctest::QueryData& /*data*/) override {}
  void test_run_start() override {}
  void test_run_end(const doctest::TestRunStats& /*stats*/) override {}
  void test_case_reenter(const doctest::TestCaseData& /*test*/) override {}
  void test_case_exception(const doctest::TestCaseException& /*exception*/) override {}
  void subcase_start(const doctest::SubcaseSignature& /*subcase*/) override {}
  void subcase_end() override {}
  void log_assert(const doctest::AssertData& /*data*/) override {}
  void log_message(const doctest::MessageData& /*data*/) override {}
  void test_case_skipped(const doctest::TestCaseData& /*test*/) override {}

 private:
  // Never, when it is 0.
  static void ring_in(double seconds) {
    const auto whole = static_cast<time_t>(seconds);
    const auto rest = (seconds - static_cast<double>(whole)) * 1e6;
    const itimerval timer{{0, 0}, {whole, static_cast<suseconds_t>(rest)}};
    ::setitimer(ITIMER_REAL, &timer, nullptr);
  }
};

REGISTER_LISTENER("time_limit", 1, TimeLimit);

}  // namespace

TEST_CASE("This test never ends" * doctest::skip() * doctest::timeout(0.2)) {
  for (;;) ::pause();
}
