// Puts cleaned content into the index: new blobs first, then all entries by one `git update-index`, which replaces the
// index in one step. The working copies are another file's affair (worktree_copy.h), and come later, so that a kill in
// between leaves a clean index and an untouched work tree.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "detectors/result.h"

namespace nbscrub {

struct IndexChange {
  std::string path;  // raw bytes, relative to the top of the work tree
  std::string mode;  // octal
  std::string blob;  // object id
  std::string former_blob;  // what the entry holds now
  bool skip_worktree = false;     // flags of the entry, which
  bool assume_unchanged = false;  // an update would clear
};

// Stores the bytes as a blob, without any filter, and gives its id.
Result<std::string> write_blob(std::string_view bytes);

// All or nothing. `git commit FILE` works on an index of its own while the one that comes after it waits in `index.lock`:
// then that one is changed too, wherever it holds the same blob, or the next commit would bring the old content back.
// Errors: the index is locked by another process, git failed; then the index is as it was, or the commit is stopped and
// git itself drops both.
Result<void> update_index(std::span<const IndexChange> changes);

// What `git update-index -z --index-info` reads.
std::string index_info(std::span<const IndexChange> changes);

}  // namespace nbscrub
