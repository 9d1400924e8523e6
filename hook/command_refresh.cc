#include "hook/command_refresh.h"

#include <unistd.h>

#include <string>
#include <vector>

#include "hook/git.h"
#include "hook/git_attributes.h"
#include "hook/git_index.h"
#include "hook/git_write.h"
#include "hook/publish.h"
#include "hook/report_text.h"
#include "hook/terminal.h"

namespace nbscrub {
namespace {

// Tracked notebooks that look changed in the work tree; not those that are only meant to be added, nor unmerged ones.
Result<Staged> changed_notebooks(const std::string& top) {
  const Result<std::string> raw =
      run_git({"--no-literal-pathspecs", "-C", top, "diff-files", "--raw", "-z", "--no-abbrev", "--diff-filter=M", "--",
               std::string(kNotebookPattern)});
  if (!raw) return fail(raw.error());
  return parse_raw_diff(*raw);
}

struct Refreshed {
  std::size_t before = 0;
  std::size_t after = 0;
};

Result<Refreshed> refresh() {
  const Result<std::string> way = way_to_top();
  if (!way) return fail(way.error());
  const std::string top = way->empty() ? "." : *way;
  const Result<Staged> changed = changed_notebooks(top);
  if (!changed) return fail(changed.error());
  if (changed->files.empty()) return Refreshed{};

  std::vector<IndexChange> same;
  for (const StagedFile& file : changed->files) {
    same.push_back({file.path, file.head_mode, file.head_blob, file.head_blob, false, false});
  }
  if (Result<void> done = update_index(same); !done) return fail(done.error());
  // Status 1: there are files that have changed.
  const Result<ProcessResult> looked = try_git({"-C", top, "update-index", "-q", "--refresh"});
  if (!looked) return fail(looked.error());
  if (looked->exit_status > 1) return fail(git_failure("update-index", *looked));
  const Result<Staged> left = changed_notebooks(top);
  if (!left) return fail(left.error());
  return Refreshed{changed->files.size(), left->files.size()};
}

}  // namespace

ExitCode run_refresh(const Command& command) {
  const Result<Refreshed> done = refresh();
  if (!done) return publish_error(done.error(), command.format);
  std::string text = "nbscrub: no notebook looks changed to Git\n";
  if (done->before > 0) {
    text = "nbscrub: " + counted(done->before - done->after, "notebook") + " unchanged but for what Git does not get, " +
           std::to_string(done->after) + " with changes of " + (done->after == 1 ? "its" : "their") + " own\n";
  }
  return write_all(STDOUT_FILENO, text) ? ExitCode::clean : ExitCode::could_not_tell;
}

}  // namespace nbscrub
