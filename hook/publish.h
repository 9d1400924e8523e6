// Hands a finished report to whoever asked: JSON on standard output, words on the stream that the command chooses (the
// hook's is standard error: what Git shows).
#pragma once

#include "hook/cli.h"
#include "hook/exit_code.h"
#include "hook/report.h"

namespace nbscrub {

// Gives `exit_code` back, or could_not_tell when the report could not be written.
ExitCode publish(const Report& report, ReportFormat format, int text_fd, ExitCode exit_code);

// The end of a run that did not get as far as a report.
ExitCode publish_error(const Error& error, ReportFormat format);

}  // namespace nbscrub
