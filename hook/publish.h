// Hands a finished report to whoever asked: JSON on standard output, words on the stream that the command chooses (the
// hook's is standard error: what Git shows).
#pragma once

#include "detectors/result.h"
#include "hook/cli.h"
#include "hook/exit_code.h"
#include "hook/report.h"

namespace nbscrub {

// Gives `exit_code` back, or could_not_tell when the report could not be written.
ExitCode publish(const Report& report, ReportFormat format, int text_fd, ExitCode exit_code);

// The error with credentials masked: names of files and what Git says stand in errors, and a name may hold a token.
Error masked(const Error& error);

// The end of a run that did not get as far as a report.
ExitCode publish_error(const Error& unmasked, ReportFormat format);

}  // namespace nbscrub
