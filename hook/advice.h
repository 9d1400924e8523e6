// What to do about a report's findings, as sentences: how to clean the file, what to write in place of the value, where
// to revoke it. Said once each, so that fifty findings do not print fifty hints.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hook/report.h"

namespace nbscrub {

std::vector<std::string> advice_for(const Report& report);

// `path` is relative to the top of the work tree; the result is relative to the folder in it that the user stands in
// (`prefix`, as Git hands it to hooks in GIT_PREFIX: empty, or ending in a slash).
std::string path_from_prefix(std::string_view path, std::string_view prefix);

}  // namespace nbscrub
