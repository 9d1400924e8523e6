// The rules of a run: the built-in ones, and those that the configuration adds. The first run with a new set compiles
// it, in a process of its own (rule_compiler.h); later ones find it in the cache (rule_cache.h).
#pragma once

#include "detectors/result.h"
#include "detectors/rule_database.h"
#include "hook/config.h"

namespace nbscrub {

// Stays valid to the end of the run, as findings point to its rules. Errors: those of the rules, with file and line.
Result<const RuleDatabase*> rules_of_run(const Config& config);

}  // namespace nbscrub
