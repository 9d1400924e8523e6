// `nbscrub restore FILE…`: brings back the outputs that a cleaning took (output_store.h). A notebook that is still what
// the cleaning left becomes what it was, metadata included; in one that was edited since, each cell whose source is the
// same and that has no outputs now gets its own back. Credentials do not come back: what was kept has none.
#pragma once

#include "hook/cli.h"
#include "hook/exit_code.h"

namespace nbscrub {

ExitCode run_restore(const Command& command);

}  // namespace nbscrub
