// The report for people: what, where, what to do next. One block a file, one entry a value (further places of the same
// value stand under it), and the advice once at the end, whatever the number of findings. Everything that comes from
// files or from Git passes through safe_text().
#pragma once

#include <string>

#include "hook/report.h"
#include "hook/terminal.h"

namespace nbscrub {

// Empty when there is nothing to say: a hook that found nothing is silent.
std::string text_report(const Report& report, const Terminal& terminal);

// `nbscrub: SUBJECT: what` and the next step under it; `subject` may be empty.
std::string text_error(const std::string& subject, const Error& error);

// "cell 3, output 1, line 2, column 11 (stdout)"
std::string describe_place(const Finding& finding);

// "1 file", "3 files"
std::string counted(std::size_t count, const std::string& noun);

}  // namespace nbscrub
