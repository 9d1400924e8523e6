#include "hook/subprocess.h"

#include <gtest/gtest.h>

#include <csignal>

namespace nbscrub {
namespace {

TEST(Subprocess, GivesOutputErrorsAndStatus) {
  const auto result = run_process({{"sh", "-c", "echo out; echo err >&2; exit 3"}, {}, {}, {}});
  ASSERT_TRUE(result);
  EXPECT_EQ(result->out, "out\n");
  EXPECT_EQ(result->err, "err\n");
  EXPECT_EQ(result->exit_status, 3);
}

TEST(Subprocess, FeedsMoreThanAPipeHolds) {
  const std::string input(3'000'000, 'x');
  const auto result = run_process({{"cat"}, input, {}, {}});
  ASSERT_TRUE(result);
  EXPECT_EQ(result->out, input);
}

TEST(Subprocess, TakesMuchOnBothStreamsAtOnce) {
  const auto result =
      run_process({{"sh", "-c", "head -c 2000000 /dev/zero >&2 & head -c 2000000 /dev/zero; wait"}, {}, {}, {}});
  ASSERT_TRUE(result);
  EXPECT_EQ(result->out.size(), 2'000'000U);
  EXPECT_EQ(result->err.size(), 64U * 1024);
}

TEST(Subprocess, SurvivesAChildThatReadsNothing) {
  std::signal(SIGPIPE, SIG_IGN);  // as main() does
  const auto result = run_process({{"true"}, std::string(3'000'000, 'x'), {}, {}});
  ASSERT_TRUE(result);
  EXPECT_EQ(result->exit_status, 0);
}

TEST(Subprocess, GivesTheChildADefaultSigpipe) {
  std::signal(SIGPIPE, SIG_IGN);
  const auto result = run_process({{"sh", "-c", "kill -PIPE $$; exit 0"}, {}, {}, {}});
  ASSERT_TRUE(result);
  EXPECT_EQ(result->exit_status, 128 + SIGPIPE);
}

TEST(Subprocess, TellsASignalAsAShellDoes) {
  const auto result = run_process({{"sh", "-c", "kill -9 $$"}, {}, {}, {}});
  ASSERT_TRUE(result);
  EXPECT_EQ(result->exit_status, 137);
}

TEST(Subprocess, FailsWhenThereIsNoSuchProgram) {
  const auto result = run_process({{"nbscrub-has-no-such-program"}, {}, {}, {}});
  ASSERT_FALSE(result);
  EXPECT_NE(result.error().what.find("cannot start"), std::string::npos);
}

TEST(Subprocess, AddsToTheEnvironmentAndKeepsTheRest) {
  ::setenv("NBSCRUB_TEST_KEPT", "kept", 1);
  ::setenv("NBSCRUB_TEST_SET", "old", 1);
  const auto result = run_process(
      {{"sh", "-c", "echo $NBSCRUB_TEST_KEPT $NBSCRUB_TEST_SET"}, {}, {"NBSCRUB_TEST_SET=new"}, {}});
  ASSERT_TRUE(result);
  EXPECT_EQ(result->out, "kept new\n");
}

TEST(Subprocess, EndsTheChildWhenTheSinkHasEnough) {
  std::size_t taken = 0;
  const auto result = run_process({{"cat", "/dev/zero"}, {}, {}, [&taken](std::string_view piece) {
                                     taken += piece.size();
                                     return taken < 100'000;
                                   }});
  ASSERT_TRUE(result);
  EXPECT_TRUE(result->stopped);
  EXPECT_GE(taken, 100'000U);
}

}  // namespace
}  // namespace nbscrub
