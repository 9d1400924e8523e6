// `nbscrub filter-process` and `nbscrub filter-clean FILE`: what Git runs for files with the attribute filter=nbscrub.
// The first serves all files of a git command, the second one file, from standard input to standard output, for
// programs that do not know the protocol of the first. People run neither.
#pragma once

#include "hook/cli.h"
#include "hook/exit_code.h"

namespace nbscrub {

ExitCode run_filter_process(const Command& command);
ExitCode run_filter_clean(const Command& command);

}  // namespace nbscrub
