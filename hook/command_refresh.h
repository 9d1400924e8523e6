// `nbscrub refresh`: for notebooks of which only outputs have changed, where the clean filter is in use. Git goes by the
// size of a file: it shows ` M` for them without looking through the filter, and refuses to merge, rebase or check out.
// This makes it look, and stages nothing: the entries of the index stay what they are.
//
// How: an entry that is set anew carries no size, and of such an entry Git compares the content (read-cache.c,
// ie_modified()). So those that look changed are set to what they hold, then `git update-index --refresh` looks at them.
#pragma once

#include "hook/cli.h"
#include "hook/exit_code.h"

namespace nbscrub {

ExitCode run_refresh(const Command& command);

}  // namespace nbscrub
