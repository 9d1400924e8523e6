// `nbscrub explain FILE…`: one line a stage of the line (docs/how-nbscrub-works.md), and under it what looked like a
// credential and was let go, with the reason. For whoever wonders why something is, or is not, reported. Changes nothing
// and shows no value.
#pragma once

#include <string>

#include "hook/cli.h"
#include "hook/exit_code.h"
#include "sanitizer/sanitize.h"

namespace nbscrub {

ExitCode run_explain(const Command& command);

// `shown` is the file's name as it may be shown.
std::string explanation_text(const std::string& shown, const Explanation& told, const Outcome& outcome);

}  // namespace nbscrub
