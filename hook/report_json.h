// The report for programs, version 1; every member is described in docs/report-json.md. json.hpp is included in
// report_json.cc only.
#pragma once

#include <string>
#include <string_view>

#include "hook/report.h"

namespace nbscrub {

// One line of JSON with a newline at its end, always valid UTF-8.
std::string json_report(const Report& report, ExitCode exit_code);

// Is `path` UTF-8? If not it is percent-encoded in reports (RFC 3986: all but A-Z a-z 0-9 - . _ ~ and `/`).
bool is_utf8(std::string_view path);
std::string percent_encoded(std::string_view path);

}  // namespace nbscrub
