// Whether a hook of this repository leads to nbscrub: what Git would run for a name, read and judged without running it.
// A hook that somebody else wrote cannot be judged by reading; whether it calls nbscrub is for `nbscrub doctor` to try.
#pragma once

#include <string>
#include <string_view>

#include "detectors/result.h"

namespace nbscrub {

struct HookGuard {
  enum class State {
    missing,         // Git runs nothing
    ours,            // written by `nbscrub install`, and it can run
    not_executable,  // whoever wrote it: Git passes over a hook without the right to be run
    program_gone,    // ours, but the program that it names is not there: it stops everything
    foreign,         // somebody else's, which does not name nbscrub
    names_nbscrub,   // somebody else's, which does
  };
  State state = State::missing;
  std::string path;     // of the file that Git would run
  std::string program;  // ours: what it starts
  std::string command;  // ours: with which words, `hook --fix`
};

// Of the hook `name` ("pre-commit"). Errors: git failed, the file cannot be read.
Result<HookGuard> hook_guard(const std::string& name);

// The program and its words in a script of ours; both empty when it is none.
struct HookCall {
  std::string program, command;
};
HookCall call_in(std::string_view script);

}  // namespace nbscrub
