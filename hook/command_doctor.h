// `nbscrub doctor`: does what is installed here really keep credentials out? Looks at the hook files, the filter and
// the configuration, runs the hooks on a commit that is only tried out (trial_commit.h), and looks through the commits
// that no remote has yet, since those may have gone past the hook. Changes nothing; what is off comes with its cure.
#pragma once

#include "hook/cli.h"
#include "hook/exit_code.h"

namespace nbscrub {

ExitCode run_doctor(const Command& command);

}  // namespace nbscrub
