#include "hook/git_write.h"

#include <optional>
#include <vector>

#include "hook/git.h"
#include "hook/git_index.h"

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

namespace {

// The index that comes after `git commit FILE` is the second of two: when that one fails, Git drops both, because the commit
// is stopped.
constexpr std::string_view kNothing = "; nothing was changed";
constexpr std::string_view kDropped = "; the commit is stopped, and Git drops what was changed for it";
constexpr std::string_view kFlagsLost =
    "; the index is clean, but its flags skip-worktree or assume-unchanged may be gone from what was cleaned";

// `so_far`: what is true of the index when the first step fails.
Result<void> update_one_index(std::span<const IndexChange> changes, const std::vector<std::string>& environment,
                              std::string_view so_far) {
  const auto step = [&](std::vector<std::string> arguments, const std::string& input) -> Result<void> {
    const Result<ProcessResult> result = try_git(std::move(arguments), input, environment);
    if (!result) return fail(result.error().what + std::string(so_far), result.error().next_step);
    if (result->exit_status == 0) return {};
    if (result->err.find("File exists") != std::string::npos) {
      return fail("the index is locked by another Git process" + std::string(so_far),
                  "wait for it to end, then try again");
    }
    const Error error = git_failure("update-index", *result);
    return fail(error.what + std::string(so_far), error.next_step);
  };
  if (Result<void> done = step({"update-index", "-z", "--index-info"}, index_info(changes)); !done) return done;
  if (so_far == kNothing) so_far = kFlagsLost;
  // Only now: an update clears these flags.
  const auto flag = [&](const char* option, bool IndexChange::* wanted) -> Result<void> {
    std::string paths;
    for (const IndexChange& change : changes) {
      if (change.*wanted) paths += change.path + '\0';
    }
    if (paths.empty()) return {};
    // Unlike --index-info, this reads paths that count from the working folder.
    const Result<std::string> top = way_to_top();
    if (!top) return fail(top.error());
    return step({"-C", top->empty() ? "." : *top, "update-index", option, "-z", "--stdin"}, paths);
  };
  if (Result<void> done = flag("--skip-worktree", &IndexChange::skip_worktree); !done) return done;
  return flag("--assume-unchanged", &IndexChange::assume_unchanged);
}

// Of `changes` those whose path holds the former blob in another index.
Result<std::vector<IndexChange>> changes_that_fit(std::span<const IndexChange> changes,
                                                  const std::vector<std::string>& environment) {
  const Result<ProcessResult> listed = try_git({"ls-files", "--stage", "-z", "--full-name"}, {}, environment);
  if (!listed) return fail(listed.error());
  if (listed->exit_status != 0) return fail(git_failure("ls-files", *listed));
  std::vector<IndexChange> fitting;
  for (const IndexChange& change : changes) {
    // "100644 <id> 0\tpath\0"
    const std::string entry = " " + change.former_blob + " 0\t" + change.path + '\0';
    if (listed->out.find(entry) != std::string::npos) fitting.push_back(change);
  }
  return fitting;
}

}  // namespace

Result<void> update_index(std::span<const IndexChange> changes) {
  if (Result<void> done = update_one_index(changes, {}, kNothing); !done) return done;
  const std::optional<std::string> waiting = waiting_index();
  if (!waiting) return {};
  const std::vector<std::string> environment = {"GIT_INDEX_FILE=" + *waiting};
  const Result<std::vector<IndexChange>> fitting = changes_that_fit(changes, environment);
  if (!fitting) return fail(fitting.error().what + std::string(kDropped), fitting.error().next_step);
  return fitting->empty() ? Result<void>() : update_one_index(*fitting, environment, kDropped);
}

}  // namespace nbscrub
