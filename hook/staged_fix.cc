#include "hook/staged_fix.h"

#include <algorithm>
#include <map>
#include <optional>
#include <span>

#include "hook/framework.h"
#include "hook/git.h"
#include "hook/git_objects.h"
#include "hook/git_write.h"
#include "hook/last_copy.h"
#include "hook/output_store.h"
#include "hook/replace_words.h"
#include "hook/publish.h"
#include "hook/terminal.h"
#include "hook/worktree_copy.h"
#include "sanitizer/notebook.h"

namespace nbscrub {
namespace {

bool has_blocking(const ScannedFile& file, Confidence block_from) {
  return std::any_of(file.outcome.findings.begin(), file.outcome.findings.end(),
                     [&](const Finding& finding) { return finding.confidence >= block_from; });
}

bool has_low(const ScannedFile& file) {
  return std::any_of(file.outcome.findings.begin(), file.outcome.findings.end(),
                     [](const Finding& finding) { return !blocks(finding); });
}

std::string why_not(const StagedFile& staged, const ScannedFile& file) {
  const std::string name = safe_text(file.shown);
  if (file.name_has_finding) return name + " has a credential in its name";
  if (staged.kind == StagedKind::symlink) return name + " is a symbolic link";
  if (file.outcome.format == Format::lfs_pointer) return name + " is kept in Git LFS";
  if (file.outcome.format != Format::notebook) return name + " is no notebook, and only notebooks are rewritten";
  return {};
}

// A staged notebook, and what the commit shall hold in its place.
struct Cleaned {
  std::size_t index = 0;  // into Staged::files
  Outcome outcome;
  bool leak = false;  // it held something that blocks; else it was only cleared
};

// nullopt: there was nothing to clear.
Result<std::optional<Cleaned>> clean(Sanitizer& sanitizer, const ScannedFile& file, const PaddedBytes& bytes,
                                     const KnownValues& known, const FixRequest& fix) {
  Request request;
  request.name = file.path;
  request.rewrite = true;
  request.policy = fix.clear;
  request.known = &known;
  request.replace = fix.replace;
  Result<Outcome> outcome = sanitizer.sanitize(bytes, request);
  if (!outcome) return fail(outcome.error());
  if (!outcome->incomplete.empty()) return fail(outcome->incomplete);
  const bool leak = has_blocking(file, fix.block_from);
  if (!outcome->rewritten) {
    if (!leak) return std::optional<Cleaned>();
    return fail("a credential in it was found but not replaced", "this is a fault of nbscrub: please report it");
  }
  return Cleaned{0, std::move(*outcome), leak};
}

Result<std::vector<Cleaned>> clean_all(Sanitizer& sanitizer, const Staged& staged, const Scan& scan,
                                       std::span<const std::size_t> which, const FixRequest& fix) {
  std::vector<std::string> ids;
  for (const std::size_t index : which) ids.push_back(staged.files[index].blob);
  std::vector<Cleaned> all;
  std::optional<Error> failure;
  const Result<void> read = read_blobs(ids, fix.max_bytes, [&](std::size_t i, Result<PaddedBytes> bytes) {
    const ScannedFile& file = scan.files[which[i]];
    Result<std::optional<Cleaned>> cleaned = bytes ? clean(sanitizer, file, *bytes, scan.known, fix)
                                                   : Result<std::optional<Cleaned>>(fail(bytes.error()));
    if (!cleaned) {
      failure = cleaned.error();
      failure->what = safe_text(file.shown) + ": " + failure->what;
    } else if (*cleaned) {
      (*cleaned)->index = which[i];
      all.push_back(std::move(**cleaned));
    }
  });
  if (!read) return fail(read.error());
  if (failure) return fail(*failure);
  std::sort(all.begin(), all.end(), [](const Cleaned& a, const Cleaned& b) { return a.index < b.index; });
  return all;
}

Result<std::vector<IndexChange>> write_blobs(const Staged& staged, std::span<const Cleaned> all) {
  const Result<std::map<std::string, EntryFlags>> flagged = flagged_paths();
  if (!flagged) return fail(flagged.error());
  std::vector<IndexChange> changes;
  for (const Cleaned& cleaned : all) {
    Result<std::string> blob = write_blob(cleaned.outcome.result.view());
    if (!blob) return fail(blob.error());
    const StagedFile& file = staged.files[cleaned.index];
    const auto flags = flagged->find(file.path);
    const EntryFlags kept = flags == flagged->end() ? EntryFlags{} : flags->second;
    changes.push_back({file.path, file.mode, std::move(*blob), file.blob, kept.skip_worktree, kept.assume_unchanged});
  }
  return changes;
}

// Would the commit change anything? An empty merge commit is legitimate; any other would surprise.
Result<bool> something_left(const Staged& staged, std::span<const Cleaned> all, std::span<const IndexChange> changes) {
  if (staged.other_changes > 0) return true;
  std::vector<std::string> blobs;
  for (const StagedFile& file : staged.files) blobs.push_back(file.blob);
  for (std::size_t i = 0; i < all.size(); ++i) blobs[all[i].index] = changes[i].blob;
  for (std::size_t i = 0; i < blobs.size(); ++i) {
    if (staged.files[i].head_blob != blobs[i] || staged.files[i].head_mode != staged.files[i].mode) return true;
  }
  return merging();
}

// After the index, the working copy. What goes wrong here stops nothing: the commit is clean, and the words say what the
// working copy is.
class WorkingCopies {
 public:
  WorkingCopies(Sanitizer& sanitizer, const Staged& staged, const Scan& scan, const FixRequest& request, bool index_too)
      : sanitizer_(sanitizer), staged_(staged), scan_(scan), request_(request), index_too_(index_too) {}
  ~WorkingCopies() { store_.prune(); }
  WorkingCopies(const WorkingCopies&) = delete;
  WorkingCopies& operator=(const WorkingCopies&) = delete;

  // Before the index changes: which of them are what is staged.
  Result<void> look(std::span<const Cleaned> all, std::span<const IndexChange> changes) {
    copies_.resize(all.size());
    if (request_.keep_worktree) return {};
    const Result<std::string> top = way_to_top();
    if (!top) return fail(top.error());
    for (std::size_t i = 0; i < all.size(); ++i) {
      if ((!all[i].leak && index_too_) || changes[i].skip_worktree || changes[i].assume_unchanged) continue;
      const StagedFile& file = staged_.files[all[i].index];
      Result<std::optional<WorkingCopy>> copy = copy_equal_to_staged(*top, file.path, file.blob, request_.max_bytes);
      if (!copy) return fail(copy.error());
      copies_[i] = std::move(*copy);
    }
    return {};
  }

  FixedFile rewrite(std::size_t i, const Cleaned& cleaned, const IndexChange& change) {
    FixedFile fixed{cleaned.index, false, {}};
    if (!cleaned.leak && index_too_) {
      fixed.done = "cleared in the index; the working copy keeps its outputs";
      return fixed;
    }
    const std::string still =
        std::string(index_too_ ? "cleaned in the index; " : "") + "the working copy still holds it";
    if (!copies_[i]) {
      fixed.done = request_.keep_worktree || change.skip_worktree || change.assume_unchanged
                       ? still
                       : still + ", with changes that are not staged";
      return fixed;
    }
    const Result<void> written = replace(*copies_[i], cleaned, change);
    fixed.working_copy = written.has_value();
    fixed.done = written ? index_too_ ? "cleaned, in the working copy too" : "cleaned in the working copy"
                         : still + ": " + masked(written.error()).what;
    if (written && cleaned.outcome.cleared_outputs > 0) {
      fixed.done += "; its outputs are kept:  nbscrub restore " + shell_word(scan_.files[cleaned.index].shown);
    }
    return fixed;
  }

 private:
  Result<void> replace(const WorkingCopy& copy, const Cleaned& cleaned, const IndexChange& change) {
    const Result<std::string> form = checked_out_form(change.path, change.blob);
    if (!form) return fail(form.error());
    // A copy in another encoding could not be put together again by `nbscrub restore`.
    if (!read_notebook(copy.content.bytes)) return fail("it is kept in another encoding");
    if (cleaned.outcome.cleared_outputs > 0) {
      const Result<PaddedBytes> shown = redacted_copy(sanitizer_, change.path, copy.content.bytes, scan_.known);
      if (!shown) return fail(shown.error());
      if (Result<void> kept = store_.keep(copy.file, shown->view(), *form); !kept) return kept;
    }
    const ScannedFile& file = scan_.files[cleaned.index];
    ValuesGoTo values{&cleaned.outcome.references, {}, {}};
    if (request_.env_file != nullptr) values.env_file = shell_word(request_.env_file->path());
    if (request_.env_file == nullptr) values.way_to_keep = "[fix] replace and save_env in .nbscrub.toml";
    if (Result<void> said = announce_last_copies(file.shown, cleaned.outcome.findings, values); !said) return said;
    return replace_file(copy.file, copy.content, *form, false);
  }

  Sanitizer& sanitizer_;
  const Staged& staged_;
  const Scan& scan_;
  const FixRequest& request_;
  const bool index_too_;  // the index was cleaned as well
  std::vector<std::optional<WorkingCopy>> copies_;
  OutputStore store_;
};

// The files to rewrite, or why the commit has to be stopped instead.
struct Decision {
  std::vector<std::size_t> which;
  std::string declined;
};

Decision decide(const Staged& staged, const Scan& scan, const FixRequest& request) {
  Decision decision;
  for (std::size_t i = 0; i < staged.files.size(); ++i) {
    const ScannedFile& file = scan.files[i];
    if (request.block_from == Confidence::low && has_low(file)) {
      return {{}, safe_text(file.shown) + " has a finding of low confidence, which is never rewritten"};
    }
    const std::string reason = why_not(staged.files[i], file);
    const bool leak = has_blocking(file, request.block_from);
    if (leak && !reason.empty()) return {{}, reason};
    if (leak || (request.clear_always && reason.empty())) decision.which.push_back(i);
  }
  return decision;
}

// Why the index stays as it is, or empty.
Result<std::string> change_index(const Staged& staged, std::span<const Cleaned> all,
                                 std::span<const IndexChange> changes) {
  const Result<bool> left = something_left(staged, all, changes);
  if (!left) return fail(left.error());
  if (!*left) return "once cleaned, nothing is left to commit: it is what HEAD has already";
  if (Result<void> updated = update_index(changes); !updated) return fail(updated.error());
  return std::string();
}

}  // namespace

Result<FixOutcome> fix_staged(Sanitizer& sanitizer, const Staged& staged, const Scan& scan, const FixRequest& request) {
  Decision decision = decide(staged, scan, request);
  if (!decision.declined.empty()) return FixOutcome{{}, std::move(decision.declined)};
  const Result<std::vector<Cleaned>> all = clean_all(sanitizer, staged, scan, decision.which, request);
  if (!all) return fail(all.error());
  if (all->empty()) return FixOutcome{};
  FixOutcome outcome;
  outcome.index_too = !under_framework();
  if (outcome.index_too && tree_is_taken()) {
    return FixOutcome{{}, "Git has taken the content of this merge already. Conclude the merge with `git commit`, "
                          "which can be cleaned"};
  }

  const Result<std::vector<IndexChange>> changes = write_blobs(staged, *all);
  if (!changes) return fail(changes.error());
  WorkingCopies copies(sanitizer, staged, scan, request, outcome.index_too);
  if (Result<void> looked = copies.look(*all, *changes); !looked) return fail(looked.error());
  if (request.env_file != nullptr) {
    if (Result<void> saved = request.env_file->save(request.replace->names->used()); !saved) return fail(saved.error());
  }
  if (outcome.index_too) {
    if (Result<std::string> declined = change_index(staged, *all, *changes); !declined) {
      return fail(declined.error());
    } else if (!declined->empty()) {
      return FixOutcome{{}, std::move(*declined)};
    }
  }
  for (std::size_t i = 0; i < all->size(); ++i) {
    const Cleaned& cleaned = (*all)[i];
    outcome.files.push_back(copies.rewrite(i, cleaned, (*changes)[i]));
    add_reference_notes(scan.files[cleaned.index].shown, cleaned.outcome, outcome.notes);
  }
  return outcome;
}

}  // namespace nbscrub
