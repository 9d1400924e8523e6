#include "hook/git.h"

#include <gtest/gtest.h>

namespace nbscrub {
namespace {

TEST(GitVersion, IsReadFromWhatGitPrints) {
  EXPECT_EQ(parse_git_version("git version 2.39.5\n").minor_number, 39);
  EXPECT_EQ(parse_git_version("git version 2.45.1 (Apple Git-153)\n").minor_number, 45);
  EXPECT_EQ(parse_git_version("git version 2.9.0.windows.1\n").minor_number, 9);
  EXPECT_EQ(parse_git_version("git version 3.0\n").major_number, 3);
  EXPECT_EQ(parse_git_version("git version unknown\n").major_number, 0);
  EXPECT_EQ(parse_git_version("git version 2\n").major_number, 0);
}

TEST(GitFailure, SaysWhatGitSaidAndNothingDangerous) {
  ProcessResult result;
  result.exit_status = 128;
  result.err = "fatal: bad \x1b[31mthing\nhint: more\n";
  const Error error = git_failure("diff-index", result);
  EXPECT_EQ(error.what, "git diff-index failed with status 128: fatal: bad \\x1b[31mthing");
  EXPECT_FALSE(error.next_step.empty());
}

TEST(RunGit, FailsWithGitsStatus) {
  EXPECT_TRUE(run_git({"version"}));
  EXPECT_FALSE(run_git({"no-such-command"}));
}

}  // namespace
}  // namespace nbscrub
