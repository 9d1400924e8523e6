#include "hook/hook_script.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "hook/subprocess.h"
#include "tests/hook/support.h"

namespace nbscrub {
namespace {

// A hook in a folder, and a program that says how it was called.
class HookScript : public testing::Test {
 protected:
  std::string executable(const std::string& name, const std::string& text) {
    const std::string path = folder_.write(name, text);
    ::chmod(path.c_str(), 0755);
    return path;
  }
  ProcessResult run(const std::string& program, bool fix) {
    const std::string hook = executable("hooks/pre-commit", hook_script("pre-commit", program, fix ? "hook --fix" : "hook"));
    auto result = run_process({{hook, "an argument"}, {}, {}, {}});
    EXPECT_TRUE(result);
    return *result;
  }
  test::ScratchFolder folder_;
};

TEST_F(HookScript, RunsTheProgramWhateverItsPath) {
  const std::string program = executable("it's $HOME \"x\"/nbscrub", "#!/bin/sh\necho called $*\nexit 7\n");
  EXPECT_EQ(run(program, false).out, "called hook\n");
  EXPECT_EQ(run(program, true).out, "called hook --fix\n");
  EXPECT_EQ(run(program, true).exit_status, 7);
}

TEST_F(HookScript, RunsTheFormerHookFirst) {
  const std::string program = executable("nbscrub", "#!/bin/sh\necho ours\n");
  executable("hooks/pre-commit.nbscrub-old", "#!/bin/sh\necho former \"$1\"\n");
  EXPECT_EQ(run(program, false).out, "former an argument\nours\n");
  executable("hooks/pre-commit.nbscrub-old", "#!/bin/sh\nexit 9\n");
  EXPECT_EQ(run(program, false).out, "");
  EXPECT_EQ(run(program, false).exit_status, 9);
  // Git passes over a hook that is not executable, and so do we.
  ::chmod(folder_.at("hooks/pre-commit.nbscrub-old").c_str(), 0644);
  EXPECT_EQ(run(program, false).out, "ours\n");
}

TEST_F(HookScript, StopsWhenTheProgramIsGone) {
  const ProcessResult result = run(folder_.at("gone"), false);
  EXPECT_EQ(result.exit_status, 2);
  EXPECT_NE(result.err.find("is gone"), std::string::npos);
}

TEST_F(HookScript, IsKnownByItsMarker) {
  EXPECT_TRUE(is_our_hook(hook_script("pre-commit", "/usr/bin/nbscrub", "hook")));
  EXPECT_FALSE(is_our_hook("#!/bin/sh\necho one\n# nbscrub-hook: quoted further down\n"));
  EXPECT_FALSE(is_our_hook("#!/bin/sh\nexec nbscrub hook\n"));
  EXPECT_FALSE(is_our_hook(""));
}

TEST_F(HookScript, OfAllRepositoriesIsToldFromOneOfOne) {
  EXPECT_TRUE(is_our_shared_hook(shared_hook_script("pre-commit", "/usr/bin/nbscrub", "hook")));
  EXPECT_TRUE(is_our_shared_hook(shared_hook_script("post-commit", "/usr/bin/nbscrub", "")));
  EXPECT_FALSE(is_our_shared_hook(hook_script("pre-commit", "/usr/bin/nbscrub", "hook")));
}

TEST_F(HookScript, TellsWhichProgramItStarts) {
  EXPECT_EQ(program_of_hook(hook_script("pre-push", "/it's/$HOME/nbscrub", "pre-push")), "/it's/$HOME/nbscrub");
  EXPECT_EQ(program_of_hook(shared_hook_script("pre-push", "/a b/nbscrub", "pre-push")), "/a b/nbscrub");
  EXPECT_EQ(program_of_hook(shared_hook_script("post-commit", "/usr/bin/nbscrub", "")), "");
  EXPECT_EQ(program_of_hook("#!/bin/sh\nnbscrub='/usr/bin/nbscrub'\n"), "");
}

}  // namespace
}  // namespace nbscrub
