// The working copy of a file that was cleaned in the index: is it still what was staged, and what should it become? Both
// are asked of git, which knows the conversions that lie between (line endings, working-tree-encoding, filters): a
// comparison of bytes would be wrong under autocrlf.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "detectors/result.h"
#include "hook/file.h"

namespace nbscrub {

struct WorkingCopy {
  std::string file;  // its path from the working folder
  FileContent content;
};

// `path` is raw bytes relative to the top of the work tree, `top` the way there (way_to_top()). nullopt: it has changes
// that are not staged, is not there, or is no regular file that can be read. Errors: git failed.
Result<std::optional<WorkingCopy>> copy_equal_to_staged(const std::string& top, const std::string& path,
                                                        const std::string& blob, std::uint64_t max_bytes);

// What git would check out at `path` for `blob`.
Result<std::string> checked_out_form(const std::string& path, const std::string& blob);

}  // namespace nbscrub
