#include "hook/staged_fix.h"

#include <algorithm>
#include <cstdlib>

#include "hook/git.h"
#include "hook/git_objects.h"
#include "hook/git_write.h"
#include "hook/terminal.h"

namespace nbscrub {
namespace {

bool has_blocking(const ScannedFile& file) {
  return std::any_of(file.outcome.findings.begin(), file.outcome.findings.end(),
                     [](const Finding& finding) { return blocks(finding); });
}

bool has_low(const ScannedFile& file) {
  return std::any_of(file.outcome.findings.begin(), file.outcome.findings.end(),
                     [](const Finding& finding) { return !blocks(finding); });
}

std::string why_not(const StagedFile& staged, const ScannedFile& file, const std::vector<std::string>& flagged) {
  const std::string name = safe_text(file.shown);
  if (file.name_has_finding) return name + " has a credential in its name";
  if (staged.kind == StagedKind::symlink) return name + " is a symbolic link";
  if (file.outcome.format == Format::lfs_pointer) return name + " is kept in Git LFS";
  if (file.outcome.format != Format::notebook) return name + " is no notebook, and only notebooks are rewritten";
  if (std::binary_search(flagged.begin(), flagged.end(), staged.path)) {
    return name + " is marked skip-worktree or assume-unchanged";
  }
  return {};
}

// Reasons that hold for the commit as a whole.
std::string why_not_here() {
  if (index_is_temporary()) {
    return "`git commit FILE` works on an index of its own; stage the file and use `git commit`";
  }
  if (std::getenv("PRE_COMMIT") != nullptr) return "under the pre-commit framework the index is not rewritten";
  return {};
}

// Everything staged would be what HEAD has already.
bool nothing_left(const Staged& staged, std::span<const std::string> final_blobs) {
  if (staged.other_changes > 0) return false;
  for (std::size_t i = 0; i < staged.files.size(); ++i) {
    const StagedFile& file = staged.files[i];
    if (file.head_blob != final_blobs[i] || file.head_mode != file.mode) return false;
  }
  return true;
}

Result<std::vector<IndexChange>> write_cleaned(Sanitizer& sanitizer, const Staged& staged, const Scan& scan,
                                               std::span<const std::size_t> which, std::uint64_t max_bytes) {
  std::vector<std::string> ids;
  for (const std::size_t index : which) ids.push_back(staged.files[index].blob);
  std::vector<PaddedBytes> cleaned(which.size());
  std::optional<Error> failure;
  const Result<void> read = read_blobs(ids, max_bytes, [&](std::size_t i, Result<PaddedBytes> bytes) {
    if (!bytes) {
      failure = bytes.error();
      return;
    }
    Request request;
    request.name = staged.files[which[i]].path;
    request.rewrite = true;
    request.known = &scan.known;
    Result<Outcome> outcome = sanitizer.sanitize(*bytes, request);
    if (!outcome) {
      failure = outcome.error();
    } else if (!outcome->incomplete.empty()) {
      failure = Error{outcome->incomplete, ""};
    } else if (!outcome->rewritten) {
      failure = Error{"a credential in it was found but not replaced", "this is a fault of nbscrub: please report it"};
    } else {
      cleaned[i] = std::move(outcome->result);
    }
    if (failure) failure->what = safe_text(scan.files[which[i]].shown) + ": " + failure->what;
  });
  if (!read) return fail(read.error());
  if (failure) return fail(*failure);

  std::vector<IndexChange> changes;
  for (std::size_t i = 0; i < which.size(); ++i) {
    Result<std::string> blob = write_blob(cleaned[i].view());
    if (!blob) return fail(blob.error());
    const StagedFile& file = staged.files[which[i]];
    changes.push_back({file.path, file.mode, std::move(*blob)});
  }
  return changes;
}

}  // namespace

Result<FixOutcome> fix_staged(Sanitizer& sanitizer, const Staged& staged, const Scan& scan, bool strict,
                              std::uint64_t max_bytes) {
  if (std::string reason = why_not_here(); !reason.empty()) return FixOutcome{false, std::move(reason)};
  const Result<std::vector<std::string>> flagged = flagged_paths();
  if (!flagged) return fail(flagged.error());
  std::vector<std::size_t> which;
  for (std::size_t i = 0; i < staged.files.size(); ++i) {
    if (strict && has_low(scan.files[i])) {
      const std::string name = safe_text(scan.files[i].shown);
      return FixOutcome{false, name + " has a finding of low confidence, which is never rewritten"};
    }
    if (!has_blocking(scan.files[i])) continue;
    if (std::string reason = why_not(staged.files[i], scan.files[i], *flagged); !reason.empty()) {
      return FixOutcome{false, std::move(reason)};
    }
    which.push_back(i);
  }

  const Result<std::vector<IndexChange>> changes = write_cleaned(sanitizer, staged, scan, which, max_bytes);
  if (!changes) return fail(changes.error());
  std::vector<std::string> final_blobs;
  for (const StagedFile& file : staged.files) final_blobs.push_back(file.blob);
  for (std::size_t i = 0; i < which.size(); ++i) final_blobs[which[i]] = (*changes)[i].blob;
  if (nothing_left(staged, final_blobs)) {
    const Result<bool> merge = merging();
    if (!merge) return fail(merge.error());
    // An empty merge commit is legitimate; any other would surprise.
    if (!*merge) return FixOutcome{false, "once cleaned, nothing is left to commit: it is what HEAD has already"};
  }
  if (Result<void> updated = update_index(*changes); !updated) return fail(updated.error());
  return FixOutcome{true, {}};
}

}  // namespace nbscrub
