#include "hook/worktree_copy.h"

#include "hook/git.h"

namespace nbscrub {

Result<std::optional<WorkingCopy>> copy_equal_to_staged(const std::string& top, const std::string& path,
                                                        const std::string& blob, std::uint64_t max_bytes) {
  const std::string file = top + path;
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
