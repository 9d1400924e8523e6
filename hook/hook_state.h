// The hook files that are in force here, whoever wrote them: where Git looks for them, whether it would run them, and what
// ours start. Reads the disk and asks Git, changes nothing.
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
};
Result<HookState> hook_state(const std::string& name);

// The same of the repository's own hooks folder, where that is not the one in force.
Result<std::optional<HookState>> hidden_hook(const std::string& name);

// core.hooksPath, and which configuration sets it ("--worktree", "--local", "--global", "--system"; empty: some other).
struct HooksPath {
  std::string value;
  std::string scope;
};
Result<std::optional<HooksPath>> hooks_path();

// The program that a script of ours starts, and empty when it names none.
std::string program_in(std::string_view script);

}  // namespace nbscrub
