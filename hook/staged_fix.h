// `hook --fix`: the staged notebooks with findings are cleaned, so that the commit can go on. All or nothing: what can be
// rewritten is decided for all files first; then the blobs are written, then the index (both, in `git commit FILE`), in
// one step; then the working copies that are what was staged, each by a rename, their outputs kept for `nbscrub restore`.
// A working copy with changes of its own is never touched. A kill at any moment leaves the old state or a clean index.
//
// Under the pre-commit framework (PRE_COMMIT is set) the index is not touched: the framework has put away what is not
// staged, wants the files changed and the hook to fail, so that the person looks and stages again.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "hook/env_file.h"
#include "hook/git_index.h"
#include "hook/scan.h"

namespace nbscrub {

struct FixRequest {
  // Low findings are never rewritten, so where they block one is enough to decline.
  Confidence block_from = Confidence::medium;
  Policy clear;
  bool clear_always = false;  // notebooks without a finding as well; their working copies are let be
  bool keep_worktree = false;
  std::uint64_t max_bytes = 0;
  const Replacement* replace = nullptr;  // what to put for literals in code, instead of markers
  const EnvFile* env_file = nullptr;     // where their values go, before anything else is written
};

struct FixedFile {
  std::size_t index = 0;      // into Staged::files
  bool working_copy = false;  // rewritten too
  std::string done;           // in words
};

struct FixOutcome {
  std::vector<FixedFile> files;  // empty when declined, or when there was nothing to clear
  std::string declined;          // why not, one sentence
  bool index_too = true;         // false under the pre-commit framework
  std::vector<std::string> notes = {};
};

// `scan` is of `staged`, in the same order. Errors: git, the sanitizer, a locked index; then the index is as it was.
Result<FixOutcome> fix_staged(Sanitizer& sanitizer, const Staged& staged, const Scan& scan, const FixRequest& request);

}  // namespace nbscrub
