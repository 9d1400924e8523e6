#include "hook/hook_state.h"

#include <gtest/gtest.h>

#include "hook/command_install.h"

namespace nbscrub {
namespace {

TEST(HookState, TheProgramOfOurScriptIsFoundWhateverItsPath) {
  for (const char* program : {"/usr/bin/nbscrub", "/home/o'neill/my tools/nbscrub", "/a'''b/'"}) {
    EXPECT_EQ(program_in(hook_script("pre-commit", program, "hook --fix")), program);
    EXPECT_EQ(program_in(hook_script("pre-push", program, "pre-push")), program);
  }
}

TEST(HookState, OtherTextNamesNone) {
  EXPECT_EQ(program_in("#!/bin/sh\nexit 0\n"), "");
  EXPECT_EQ(program_in("#!/bin/sh\nnbscrub='/not/closed"), "");
}

}  // namespace
}  // namespace nbscrub
