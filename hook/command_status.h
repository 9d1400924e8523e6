// `nbscrub status`: in ten lines at most, what guards this repository: the hooks, the filter, the configuration, the last
// commit that was let through. It reads and runs nothing; `nbscrub doctor` proves.
//
// Exit codes: 0 commits are guarded, 1 they are not, 2 it could not be found out.
#pragma once

#include "hook/cli.h"
#include "hook/exit_code.h"

namespace nbscrub {

ExitCode run_status(const Command& command);

}  // namespace nbscrub
