// nbscrub under the name nbstripout (a link): that program's command line, its results and its exit codes, so that filters,
// hooks and scripts which call it go on as before. Files are cleaned by our own policy and edits, so what was not to change
// is not written anew, and credentials are redacted too, which standard error tells of.
//
// Of its defects these are not kept: only the last of several tags counted; a file was empty after an error; what a log
// that standard output was appended to held before was wiped; missing ids were other ones on every run.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "hook/exit_code.h"

namespace nbscrub {

// Whether the program was called by that name; `called` is argv[0].
bool is_nbstripout(std::string_view called);

ExitCode run_nbstripout(std::span<const std::string> arguments);

}  // namespace nbscrub
