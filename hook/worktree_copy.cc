#include "hook/worktree_copy.h"

#include <filesystem>
#include <system_error>

#include "hook/git.h"

namespace nbscrub {

namespace fs = std::filesystem;

Result<std::optional<WorkingCopy>> copy_equal_to_staged(const std::string& top, const std::string& path,
                                                        const std::string& blob, std::uint64_t max_bytes) {
  const std::string file = top + path;
  // Where the copy, or a folder on the way to it, has become a symbolic link, what is staged is not there any more; and what
  // the link leads to is none of Git's.
  std::error_code error;
  const fs::path real_top = fs::canonical(top.empty() ? "." : top, error);
  if (error || fs::canonical(file, error) != real_top / path || error) return std::optional<WorkingCopy>();
  Result<FileContent> content = read_file(file, max_bytes);
  if (!content) return std::optional<WorkingCopy>();
  // Unlike cat-file's, this --path counts from the working folder.
  const Result<std::string> id =
      run_git({"-C", top.empty() ? "." : top, "hash-object", "--stdin", "--path=" + path}, content->bytes.view());
  if (!id) return fail(id.error());
  if (id->substr(0, id->find('\n')) != blob) return std::optional<WorkingCopy>();
  return std::optional<WorkingCopy>({file, std::move(*content)});
}

Result<std::string> checked_out_form(const std::string& path, const std::string& blob) {
  return run_git({"cat-file", "--filters", "--path=" + path, blob});
}

}  // namespace nbscrub
