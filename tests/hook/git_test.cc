#include "hook/git.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <initializer_list>
#include <utility>

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

TEST(GitFailure, PassesOnWhatGitAdvisesForTheRepositoryOfAnother) {
  ProcessResult result;
  result.exit_status = 128;
  result.err = "fatal: detected dubious ownership in repository at '/a'\nTo add an exception, call:\n\n"
               "\tgit config --global --add safe.directory /a\n";
  EXPECT_EQ(git_failure("diff-index", result).next_step,
            "if you trust it:  git config --global --add safe.directory /a");
}

TEST(TreeIsTaken, InAMergeOnly) {
  for (const auto& [action, taken] : std::initializer_list<std::pair<const char*, bool>>{
           {"merge side", true}, {"pull -q --no-rebase . side", true}, {"rebase (merge)", true}, {"something", true},
           {"rebase (reword)", false}, {"cherry-pick", false}, {"commit", false}}) {
    ::setenv("GIT_REFLOG_ACTION", action, 1);
    EXPECT_EQ(tree_is_taken(), taken) << action;
  }
  ::unsetenv("GIT_REFLOG_ACTION");
  EXPECT_FALSE(tree_is_taken());
}

TEST(RunGit, FailsWithGitsStatus) {
  EXPECT_TRUE(run_git({"version"}));
  EXPECT_FALSE(run_git({"no-such-command"}));
}

}  // namespace
}  // namespace nbscrub
