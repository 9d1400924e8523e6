#include "hook/git_write.h"

#include "hook/git.h"

namespace nbscrub {

Result<std::string> write_blob(std::string_view bytes) {
  Result<std::string> id = run_git({"hash-object", "-w", "--stdin", "--no-filters"}, bytes);
  if (!id) return id;
  return id->substr(0, id->find('\n'));
}

std::string index_info(std::span<const IndexChange> changes) {
  std::string lines;
  for (const IndexChange& change : changes) {
    lines += change.mode + " " + change.blob + "\t" + change.path;
    lines += '\0';
  }
  return lines;
}

Result<void> update_index(std::span<const IndexChange> changes) {
  const Result<ProcessResult> result = try_git({"update-index", "-z", "--index-info"}, index_info(changes));
  if (!result) return fail(result.error());
  if (result->exit_status == 0) return {};
  if (result->err.find("File exists") != std::string::npos) {
    return fail("the index is locked by another Git process; nothing was changed",
                "wait for it to end, then try again");
  }
  return fail(git_failure("update-index", *result));
}

}  // namespace nbscrub
