// `nbscrub check PATH…`: reports what is found, changes nothing.
#pragma once

#include "hook/cli.h"
#include "hook/exit_code.h"

namespace nbscrub {

ExitCode run_check(const Command& command);

}  // namespace nbscrub
