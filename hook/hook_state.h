// The hook files that are in force here, whoever wrote them: where Git looks for them, whether it would run them, and
// what ours start. Reads the disk and asks Git, changes nothing.
//
// Format: githooks(5); ours is install/hook_shim.sh.in, whose line `nbscrub='PATH'` names the program.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "detectors/result.h"

namespace nbscrub {

struct HookState {
  std::string path;         // absolute, of the file that Git would run
  bool there = false;
  bool executable = false;  // Git passes over one that is not
  bool ours = false;
  std::string program;      // that ours starts
  bool fix = false;         // ... with --fix
  bool names_us = false;    // not ours, but it (or what husky or the pre-commit framework runs) names nbscrub
};
Result<HookState> hook_state(const std::string& name);

// Does it start a program of ours that can be run?
bool program_there(const HookState& hook);

// The same of the repository's own hooks folder, where that is not the one in force.
Result<std::optional<HookState>> hidden_hook(const std::string& name);

// core.hooksPath, and which configuration sets it ("--worktree", "--local", "--global", "--system"; empty: some other).
struct HooksPath {
  std::string value;
  std::string scope;
};
Result<std::optional<HooksPath>> hooks_path();

}  // namespace nbscrub
