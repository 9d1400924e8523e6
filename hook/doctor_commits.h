// Part of `nbscrub doctor`: the commits of this branch that no remote has. They may have gone past the hook
// (`--no-verify`, rebase, cherry-pick, a clone where it was not installed), and can still be mended. They are looked
// through, which proves more than any record of what the hook has seen, and costs the hook nothing.
#pragma once

#include <vector>

#include "detectors/result.h"
#include "hook/cli.h"
#include "hook/doctor.h"

namespace nbscrub {

// The newest 200. Errors: git failed.
Result<std::vector<Diagnosis>> look_at_unpushed(const Command& command);

}  // namespace nbscrub
