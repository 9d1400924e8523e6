// What replacing literals did, in words for the report: which places read which name from now on, why others were
// redacted instead, and where the values have to be put so that the notebook finds them.
#pragma once

#include <string>
#include <vector>

#include "sanitizer/sanitize.h"

namespace nbscrub {

// "replaced: 2 credentials by references, 1 redacted"
std::string replaced_words(const Outcome& outcome);

// A note for each credential in code that could not be replaced.
void add_reference_notes(const std::string& shown, const Outcome& outcome, std::vector<std::string>& notes);

// Where the values belong. `env_file`: where they were put already, as it may be shown; empty = nowhere.
std::string where_to_put(Platform platform, const SecretNames& names, const std::string& env_file);

}  // namespace nbscrub
