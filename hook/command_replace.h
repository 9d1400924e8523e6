// `nbscrub replace FILE…`: puts a reference to the environment, or to the secret store of a platform, in the place of
// each credential that is a literal in code; what else holds a credential is redacted. What would change is shown first;
// on a terminal it asks, elsewhere it writes only with --yes.
#pragma once

#include "hook/cli.h"
#include "hook/exit_code.h"

namespace nbscrub {

ExitCode run_replace(const Command& command);

}  // namespace nbscrub
