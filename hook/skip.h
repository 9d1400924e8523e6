// NBSCRUB_SKIP="reason": one commit, message or push goes through although something was found or could not be judged.
// It is looked at all the same, the report says what goes in, and a line is written down (audit.h); without that line,
// nothing goes through. Only what a report can tell is skipped: a configuration that does not parse may be the one that
// forbids skipping, so such errors stop as ever. A server (pre-receive) and CI never skip.
#pragma once

#include <string>
#include <vector>

#include "hook/cli.h"
#include "hook/config.h"
#include "hook/exit_code.h"
#include "hook/report.h"
#include "sanitizer/sanitize.h"

namespace nbscrub {

// Does the environment ask for it, with a reason, and does the configuration allow it?
bool skip_asked(const Config& config);

struct Passage {
  const char* kind = "commit";    // as in the record
  std::vector<std::string> tips;  // of a push
};

// The end of a hook: `report` with the verdict `code` is published as words on standard error. Where something stops
// and a skip is asked for, it is recorded and let through, and the result is ExitCode::clean.
ExitCode conclude(const Command& command, Report& report, Sanitizer& sanitizer, const KnownValues& known,
                  const Config& config, const Passage& passage, ExitCode code);

}  // namespace nbscrub
