// Puts cleaned content into the index: new blobs first, then all entries by one `git update-index`, which replaces the
// index in one step. The working copies are never touched, so there is nothing to restore after a kill.
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
};

// Stores the bytes as a blob, without any filter, and gives its id.
Result<std::string> write_blob(std::string_view bytes);

// All or nothing. Errors: the index is locked by another process, git failed; then the index is as it was.
Result<void> update_index(std::span<const IndexChange> changes);

// What `git update-index -z --index-info` reads.
std::string index_info(std::span<const IndexChange> changes);

}  // namespace nbscrub
