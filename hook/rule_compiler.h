// Compiles a user's own rules in a child process with limits of time and memory: a pattern can ask Hyperscan for minutes
// and gigabytes (`[\s\S]{0,8000}END` for 13 seconds), and a commit must neither hang nor take the machine with it. The
// child is a fork() that runs no other program: this one has no threads, so the copy is whole.
#pragma once

#include <cstdint>
#include <string>

#include "detectors/own_rules.h"
#include "detectors/result.h"

namespace nbscrub {

struct CompileLimits {
  std::uint64_t cpu_seconds = 10;
  std::uint64_t memory = std::uint64_t{1} << 30;  // of address space
  int wall_milliseconds = 60'000;                 // a machine with better things to do
};

// What compile_own_rules() gives. Errors: its own; a limit was hit, with file and line of the rule that hit it.
Result<std::string> compile_in_child(const OwnRules& own, const RuleDatabase& builtin, const CompileLimits& limits = {});

}  // namespace nbscrub
