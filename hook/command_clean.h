// `nbscrub FILE…`: cleans notebooks in place, by policy and by redaction; reports on other files, and redacts them
// when asked to, but never those that Git ignores or that are made for credentials. Each file is written whole or not
// at all.
#pragma once

#include "hook/cli.h"
#include "hook/exit_code.h"

namespace nbscrub {

ExitCode run_clean(const Command& command);

}  // namespace nbscrub
