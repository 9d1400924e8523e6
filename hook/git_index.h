// What is going to be committed: the index against HEAD, and the flags that entries of the index carry.
//
// Read with `git diff-index --cached --raw -z`, the plumbing that no configuration of the user (diff.relative,
// diff.orderFile, diff.renames) can narrow. No rename detection: a file renamed and edited is then a new file with its
// whole blob. All statuses but deletions are looked at; filters such as ACMR miss a symbolic link that became a file.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "detectors/result.h"

namespace nbscrub {

enum class StagedKind { file, symlink };

struct StagedFile {
  std::string path;       // raw bytes, relative to the top of the work tree
  std::string mode;       // octal, as the index has it: "100644"
  std::string blob;       // object id, 40 or 64 hexadecimal digits
  std::string head_mode;  // of the same path in HEAD; empty when HEAD has no such file
  std::string head_blob;
  StagedKind kind = StagedKind::file;
};

struct Staged {
  std::vector<StagedFile> files;
  std::size_t other_changes = 0;  // deletions and submodules: nothing to scan, but something to commit
};

// Errors: git failed, an entry is unmerged, has no name, or is of a kind that is not known.
Result<Staged> staged_files();

// The entries of the index at these paths (from the working folder), changed or not: the pre-commit framework names files,
// and with --all-files or --from-ref nothing is staged. Errors: also a path that the index does not have, since what is
// not looked at must not pass.
Result<Staged> indexed_files(std::span<const std::string> paths);

// The output of `git ls-files --stage -z --full-name`; the errors of indexed_files().
Result<Staged> parse_stages(std::string_view listed);

// The output of `git diff-index --raw -z`; the errors of staged_files().
Result<Staged> parse_raw_diff(std::string_view raw);

// What `git update-index` can be told to leave alone; an update of the entry clears it.
struct EntryFlags {
  bool skip_worktree = false;
  bool assume_unchanged = false;
};

// The flagged entries of the index, by path.
Result<std::map<std::string, EntryFlags>> flagged_paths();

// The output of `git ls-files -v -z`.
std::map<std::string, EntryFlags> parse_flagged(std::string_view listed);

// `git commit FILE` works on an index of its own, `next-index-<pid>.lock`; the one that will be in force afterwards waits
// beside it as `index.lock`. Its path, when GIT_INDEX_FILE says that this is such a commit.
std::optional<std::string> waiting_index();

}  // namespace nbscrub
