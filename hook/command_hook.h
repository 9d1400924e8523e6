// `nbscrub hook`: what Git runs before a commit. Looks at what is staged (the index, never the working copies), says
// what is found and stops the commit, or cleans the index with --fix. Whatever cannot be read stops the commit too.
#pragma once

#include "hook/cli.h"
#include "hook/exit_code.h"

namespace nbscrub {

ExitCode run_hook(const Command& command);

}  // namespace nbscrub
