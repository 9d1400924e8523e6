// `nbscrub install` and `nbscrub uninstall`: the hooks, for this repository, for all repositories of a user or a
// machine, or for those that are made from now on; and with --filter and --diff what filter_setup.h does. Where the
// hooks belong is hook_place.h, what stands in them hook_script.h, how they are put there hook_files.h.
#pragma once

#include "hook/cli.h"
#include "hook/exit_code.h"

namespace nbscrub {

ExitCode run_install(const Command& command);
ExitCode run_uninstall(const Command& command);

}  // namespace nbscrub
