// `nbscrub install` and `nbscrub uninstall`: the hook script (install/hook_shim.sh.in) as pre-commit and as
// pre-merge-commit, since a clean `git merge` runs only the latter. A hook that is there already is kept beside ours
// and runs first. Ours is known by its marker line and nothing else is ever overwritten or removed.
#pragma once

#include <string>
#include <string_view>

#include "hook/cli.h"
#include "hook/exit_code.h"

namespace nbscrub {

ExitCode run_install(const Command& command);
ExitCode run_uninstall(const Command& command);

// The script for hook `name` that starts the program at `program` (an absolute path) with `command`, words of a shell
// line; "$@" in it stands for what Git hands to the hook.
std::string hook_script(std::string_view name, std::string_view program, std::string_view command);

// Is this the text of a hook that we wrote?
bool is_our_hook(std::string_view script);

}  // namespace nbscrub
