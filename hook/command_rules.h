// `nbscrub rules`: which rules there are (all, of one provider, of one confidence), or everything about the ones that
// are named. It looks at no file of the user's.
#pragma once

#include "hook/cli.h"
#include "hook/exit_code.h"

namespace nbscrub {

ExitCode run_rules(const Command& command);

}  // namespace nbscrub
