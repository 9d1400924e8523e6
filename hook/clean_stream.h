// `nbscrub -` and `nbscrub check -`: one file from standard input. Cleaned, it goes to standard output and the report
// to standard error, so that nbscrub can stand in a pipe. All or nothing: with exit code 2 not one byte is printed.
//
// What the bytes are is decided by --name, else by what they look like. Text is redacted too: nothing is lost, since
// whoever reads the pipe did not ask for the original.
#pragma once

#include <string_view>

#include "hook/cli.h"
#include "hook/exit_code.h"

namespace nbscrub {

inline constexpr std::string_view kStandardInput = "-";

ExitCode clean_stream(const Command& command);
ExitCode check_stream(const Command& command);

// Does it begin like a notebook: an object that names cells or worksheets? A damaged one does, too.
bool looks_like_notebook(std::string_view bytes);

}  // namespace nbscrub
