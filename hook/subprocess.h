// Runs another program (git, and nothing else here) without a shell, feeds it and takes what it says. All three streams
// are served by one poll loop, so neither side waits for the other for ever, whatever the sizes.
//
// The child inherits the environment unchanged but for what `environment` adds, and the working folder: what Git set up
// for a hook (GIT_INDEX_FILE, GIT_DIR, …) must reach git as it is. Interface: run_process().
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "detectors/result.h"

namespace nbscrub {

struct ProcessRequest {
  std::vector<std::string> arguments;    // the program's name (looked up in PATH) and its arguments
  std::string_view input;                // all that stands on its standard input
  std::vector<std::string> environment;  // "NAME=value", on top of our own environment
  // Takes the standard output in pieces as it comes; false ends the child. Without one it is collected in `out`.
  std::function<bool(std::string_view)> sink;
};

struct ProcessResult {
  int exit_status = 0;   // 128 + the signal's number when a signal ended it, as a shell has it
  bool stopped = false;  // the sink had enough
  std::string out;
  std::string err;       // at most the first 64 KiB
};

// Errors: the program could not be started, or a pipe failed. An exit status other than 0 is an answer, not an error.
Result<ProcessResult> run_process(const ProcessRequest& request);

// Can this program be run? A name without a slash is looked up in PATH.
bool can_be_run(const std::string& program);

}  // namespace nbscrub
