#include "hook/hook_guard.h"

#include <gtest/gtest.h>

#include "hook/command_install.h"

namespace nbscrub {
namespace {

TEST(CallIn, ReadsWhatInstallWrites) {
  for (const char* program : {"/usr/bin/nbscrub", "/it's \"here\"/nb $scrub", "/'", "/a\\b"}) {
    for (const char* name : {"pre-commit", "pre-push"}) {
      const HookCall call = call_in(hook_script(name, program, "hook --fix"));
      EXPECT_EQ(call.program, program);
      EXPECT_EQ(call.command, "hook --fix");
    }
  }
}

TEST(CallIn, IsEmptyForAnotherScript) {
  EXPECT_EQ(call_in("").program, "");
  EXPECT_EQ(call_in("#!/bin/sh\nnbscrub='/bin/nbscrub'\n\"$nbscrub\" hook\n").program, "");
}

TEST(CallIn, SurvivesAScriptThatIsCut) {
  const std::string script = hook_script("pre-commit", "/it's/nbscrub", "hook");
  for (std::size_t size = 0; size < script.size(); ++size) {
    const HookCall call = call_in(std::string_view(script).substr(0, size));
    EXPECT_TRUE(call.program.empty() || call.program == "/it's/nbscrub") << size;
  }
}

}  // namespace
}  // namespace nbscrub
