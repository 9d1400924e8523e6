#include "hook/git_index.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>

#include "hook/git.h"
#include "hook/terminal.h"

namespace nbscrub {
namespace {

// Takes what stands before the next `end` off `text`; false when there is none.
bool take_until(std::string_view& text, char end, std::string_view& taken) {
  const std::size_t at = text.find(end);
  if (at == std::string_view::npos) return false;
  taken = text.substr(0, at);
  text.remove_prefix(at + 1);
  return true;
}

struct RawEntry {
  std::string_view old_mode, new_mode, old_blob, new_blob, status, path;
};

// `:100644 100755 <id> <id> M\0path\0`
bool take_entry(std::string_view& raw, RawEntry& entry) {
  if (!raw.starts_with(':')) return false;
  raw.remove_prefix(1);
  return take_until(raw, ' ', entry.old_mode) && take_until(raw, ' ', entry.new_mode) &&
         take_until(raw, ' ', entry.old_blob) && take_until(raw, ' ', entry.new_blob) &&
         take_until(raw, '\0', entry.status) && take_until(raw, '\0', entry.path);
}

constexpr std::size_t kPathsAtOnce = 500;

bool is_file_mode(std::string_view mode) { return mode == "100644" || mode == "100755"; }

Result<void> add_entry(const RawEntry& entry, Staged& staged) {
  if (entry.path.empty()) {
    // Seen with a truncated index, and with a split one under index.skipHash, which Git itself loses the base of.
    return fail("the index holds an entry without a name, so it is damaged",
                "look what `git status` says; `rm .git/index && git reset` makes a new index of HEAD");
  }
  if (entry.status == "D" || entry.new_mode == "160000") {
    ++staged.other_changes;
    return {};
  }
  if (entry.status == "U") {
    return fail(safe_text(entry.path) + " has an unresolved merge conflict", "resolve it and `git add` it");
  }
  const bool symlink = entry.new_mode == "120000";
  const bool known = entry.status == "A" || entry.status == "M" || entry.status == "T";
  if (!known || (!symlink && !is_file_mode(entry.new_mode))) {
    return fail(safe_text(entry.path) + " is staged in a way that nbscrub does not know (mode " +
                safe_text(entry.new_mode) + ", status " + safe_text(entry.status) + ")");
  }
  StagedFile file;
  file.path = entry.path;
  file.mode = entry.new_mode;
  file.blob = entry.new_blob;
  file.kind = symlink ? StagedKind::symlink : StagedKind::file;
  if (is_file_mode(entry.old_mode)) {
    file.head_mode = entry.old_mode;
    file.head_blob = entry.old_blob;
  }
  staged.files.push_back(std::move(file));
  return {};
}

// Before the first commit there is no HEAD to compare with; the empty tree stands for it, in SHA-1 and SHA-256 alike.
Result<std::string> tree_to_compare_with() {
  const Result<ProcessResult> head = try_git({"rev-parse", "-q", "--verify", "HEAD"});
  if (!head) return fail(head.error());
  if (head->exit_status == 0) return "HEAD";
  Result<std::string> empty = run_git({"hash-object", "-t", "tree", "/dev/null"});
  if (!empty) return empty;
  return empty->substr(0, empty->find('\n'));
}

std::vector<std::string> diff_index(const std::string& tree) {
  return {"diff-index", "--cached", "--raw", "-z", "--no-renames", "--no-abbrev", "--no-ext-diff",
          "--ignore-submodules=none", "--ita-invisible-in-index", tree, "--"};
}

}  // namespace

Result<Staged> parse_raw_diff(std::string_view raw) {
  Staged staged;
  while (!raw.empty()) {
    RawEntry entry;
    if (!take_entry(raw, entry)) return fail("what git diff-index printed was not understood");
    if (Result<void> added = add_entry(entry, staged); !added) return fail(added.error());
  }
  return staged;
}

Result<Staged> staged_files() {
  Result<ProcessResult> diff = try_git(diff_index("HEAD"));
  if (!diff) return fail(diff.error());
  if (diff->exit_status != 0) {
    // Asked for only now, so that the common case costs one process.
    const Result<std::string> tree = tree_to_compare_with();
    if (!tree) return fail(tree.error());
    if (*tree == "HEAD") return fail(git_failure("diff-index", *diff));
    diff = try_git(diff_index(*tree));
    if (!diff) return fail(diff.error());
    if (diff->exit_status != 0) return fail(git_failure("diff-index", *diff));
  }
  return parse_raw_diff(diff->out);
}

Result<Staged> parse_stages(std::string_view listed) {
  Staged staged;
  while (!listed.empty()) {
    // "100644 <id> 0\tpath\0"
    std::string_view mode, id, stage, path;
    if (!take_until(listed, ' ', mode) || !take_until(listed, ' ', id) || !take_until(listed, '\t', stage) ||
        !take_until(listed, '\0', path)) {
      return fail("what git ls-files printed was not understood");
    }
    const RawEntry entry{"000000", mode, "", id, stage == "0" ? "M" : "U", path};
    if (Result<void> added = add_entry(entry, staged); !added) return fail(added.error());
  }
  return staged;
}

Result<Staged> indexed_files(std::span<const std::string> paths) {
  Staged staged;
  // In portions, because an argument list has an end.
  for (std::size_t begin = 0; begin < paths.size(); begin += kPathsAtOnce) {
    const auto portion = paths.subspan(begin, std::min(kPathsAtOnce, paths.size() - begin));
    std::vector<std::string> arguments = {"--literal-pathspecs", "ls-files", "--stage", "-z", "--full-name",
                                          "--error-unmatch", "--"};
    arguments.insert(arguments.end(), portion.begin(), portion.end());
    const Result<ProcessResult> listed = try_git(std::move(arguments));
    if (!listed) return fail(listed.error());
    if (listed->exit_status == 1) {
      return fail("a file that is named is not in the index, so it was not looked at",
                  "`git add` it, or use `nbscrub check` for files outside of Git");
    }
    if (listed->exit_status != 0) return fail(git_failure("ls-files", *listed));
    Result<Staged> found = parse_stages(listed->out);
    if (!found) return found;
    std::move(found->files.begin(), found->files.end(), std::back_inserter(staged.files));
    staged.other_changes += found->other_changes;
  }
  return staged;
}

std::map<std::string, EntryFlags> parse_flagged(std::string_view listed) {
  std::map<std::string, EntryFlags> flags;
  std::string_view entry;
  while (take_until(listed, '\0', entry)) {
    if (entry.size() < 3) continue;
    // `S` is skip-worktree, a small letter assume-unchanged, `s` both.
    const char tag = entry[0];
    const EntryFlags of_entry{tag == 'S' || tag == 's', tag >= 'a' && tag <= 'z'};
    if (of_entry.skip_worktree || of_entry.assume_unchanged) flags.emplace(entry.substr(2), of_entry);
  }
  return flags;
}

Result<std::map<std::string, EntryFlags>> flagged_paths() {
  // `:/` is the top of the work tree, wherever this was started.
  const Result<ProcessResult> listed =
      try_git({"--no-literal-pathspecs", "ls-files", "-v", "-z", "--full-name", "--", ":/"});
  if (!listed) return fail(listed.error());
  if (listed->exit_status != 0) return fail(git_failure("ls-files", *listed));
  return parse_flagged(listed->out);
}

std::optional<std::string> waiting_index() {
  const char* file = std::getenv("GIT_INDEX_FILE");
  if (file == nullptr) return std::nullopt;
  const std::string path(file);
  const std::size_t name = path.rfind('/') + 1;  // npos + 1 is 0
  if (!path.substr(name).starts_with("next-index-") || !path.ends_with(".lock")) return std::nullopt;
  return path.substr(0, name) + "index.lock";
}

}  // namespace nbscrub
