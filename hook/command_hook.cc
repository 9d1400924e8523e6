#include "hook/command_hook.h"

#include <unistd.h>

#include <algorithm>
#include <optional>
#include <set>

#include "hook/config_source.h"
#include "hook/env_file.h"
#include "hook/git.h"
#include "hook/git_index.h"
#include "hook/git_objects.h"
#include "hook/publish.h"
#include "hook/replace_words.h"
#include "hook/scan.h"
#include "hook/skip.h"
#include "hook/staged_fix.h"
#include "hook/terminal.h"
#include "hook/values_on_disk.h"

namespace nbscrub {
namespace {

Result<Scan> scan_staged(Sanitizer& sanitizer, const Staged& staged, std::uint64_t max_bytes) {
  std::vector<ScanInput> inputs;
  for (const StagedFile& file : staged.files) inputs.push_back({file.path, file.kind == StagedKind::symlink});
  const ReadFiles read = [&](std::span<const std::size_t> wanted, const Deliver& deliver) {
    std::vector<std::string> ids;
    for (const std::size_t index : wanted) ids.push_back(staged.files[index].blob);
    return read_blobs(ids, max_bytes,
                      [&](std::size_t i, Result<PaddedBytes> bytes) { deliver(wanted[i], std::move(bytes)); });
  };
  return scan_files(sanitizer, inputs, read, max_bytes, 0, values_on_disk(sanitizer, staged, max_bytes));
}

// Marks findings whose value stands in HEAD's version of the same file: for those a clean commit is not enough. Errors:
// git failed, a version could not be looked through (in a partial clone it may not be here); the others are marked.
Result<void> mark_committed(Sanitizer& sanitizer, const Staged& staged, const Scan& scan, std::uint64_t max_bytes,
                            Report& report) {
  std::vector<std::size_t> which;
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < staged.files.size(); ++i) {
    if (report.files[i].findings.empty() || staged.files[i].head_blob.empty()) continue;
    which.push_back(i);
    ids.push_back(staged.files[i].head_blob);
  }
  if (which.empty()) return {};
  std::optional<Error> unread;
  const Result<void> read = read_blobs(ids, max_bytes, [&](std::size_t i, Result<PaddedBytes> bytes) {
    Request request;
    request.name = staged.files[which[i]].path;
    request.known = &scan.known;
    const Result<Outcome> outcome = bytes ? sanitizer.sanitize(*bytes, request) : Result<Outcome>(fail(bytes.error()));
    if (!outcome) {
      unread = Error{safe_text(scan.files[which[i]].shown) + ": " + outcome.error().what, ""};
      return;
    }
    std::set<std::uint64_t> values;
    for (const Finding& finding : outcome->findings) values.insert(finding.value_hash);
    for (ReportedFinding& found : report.files[which[i]].findings) {
      found.committed = values.contains(found.finding.value_hash);
    }
  });
  if (!read) return fail(read.error());
  return unread ? Result<void>(fail(*unread)) : Result<void>();
}

void say_cleaned(const FixOutcome& fixed, Report& report) {
  report.notes.insert(report.notes.end(), fixed.notes.begin(), fixed.notes.end());
  if (fixed.index_too) report.occasion = Occasion::commit_cleaned;
  for (const FixedFile& cleaned : fixed.files) {
    FileReport& file = report.files[cleaned.index];
    for (ReportedFinding& found : file.findings) {
      found.removed = blocks(found.finding) && (fixed.index_too || cleaned.working_copy);
    }
    file.done = cleaned.done;
    file.clean_on_disk = cleaned.working_copy;
  }
  if (!fixed.index_too) {
    report.notes.push_back("look at what was cleaned, `git add` it, and commit again");
    return;
  }
  if (tally(report).removed == 0) return;
  report.notes.push_back(
      "the commit goes on without the values; the versions staged before stay in Git's object store on this machine "
      "until `git gc` drops them. To drop them now:  git -c gc.pruneExpire=now gc --prune=now");
}

// The file that the values of references go into; hooks run at the top of the work tree, people anywhere.
Result<std::optional<EnvFile>> env_file_for(const Config& config) {
  if (!config.replace || !config.save_env) return std::optional<EnvFile>();
  const Result<std::string> top = way_to_top();
  if (!top) return fail(top.error());
  Result<EnvFile> file = EnvFile::open(*top + ".env");
  if (!file) return fail(file.error());
  return std::optional<EnvFile>(std::move(*file));
}

Result<FixOutcome> fix(const Command& command, const Config& config, Sanitizer& sanitizer, const Staged& staged,
                       const Scan& scan, const Report& report) {
  FixRequest request{report.block_from, config.clear, config.clear_always, command.keep_worktree, command.max_bytes};
  const Result<std::optional<EnvFile>> env_file = env_file_for(config);
  if (!env_file) return fail(env_file.error());
  SecretNames names;
  if (*env_file) (*env_file)->reserve_in(names);
  Replacement wish{config.replace.value_or(Platform::env), config.replace_scope, &names};
  if (config.replace) request.replace = &wish;
  if (*env_file) request.env_file = &**env_file;
  Result<FixOutcome> fixed = fix_staged(sanitizer, staged, scan, request);
  if (fixed && !names.used().empty() && !fixed->files.empty()) {
    fixed->notes.push_back(where_to_put(wish.platform, names, *env_file ? shell_word((*env_file)->path()) : ""));
  }
  return fixed;
}

}  // namespace

ExitCode run_hook(const Command& command) {
  Result<Staged> staged = command.paths.empty() ? staged_files() : indexed_files(command.paths);
  if (!staged) return publish_error(staged.error(), command.format);
  if (staged->files.empty() && staged->other_changes == 0) return ExitCode::clean;
  const Result<ConfigInForce> source = config_for_commit(command, *staged);
  if (!source) return publish_error(source.error(), command.format);
  Report report;
  report.occasion = Occasion::commit;
  report.block_from = block_from(source->config, command.strict || source->config.strict);
  report.notes = source->notes;
  report.ignored = drop_ignored(*source, *staged);
  Result<Sanitizer> sanitizer = make_sanitizer(source->config, {.honour_allowances = !command.no_allow});
  if (!sanitizer) return publish_error(sanitizer.error(), command.format);
  const Result<Scan> scan = scan_staged(*sanitizer, *staged, command.max_bytes);
  if (!scan) return publish_error(scan.error(), command.format);

  for (const ScannedFile& file : scan->files) report.files.push_back(report_of(file));
  if (Result<void> marked = mark_committed(*sanitizer, *staged, *scan, command.max_bytes, report); !marked) {
    // It only adds a word to the report; what is staged has been judged.
    report.notes.push_back("whether HEAD holds the value already could not be found out: " +
                           masked(marked.error()).what);
  }

  ExitCode code = verdict(report);
  const bool wanted = (command.fix || source->config.fix) && !skip_asked(source->config);
  if (wanted && (code == ExitCode::findings || (code == ExitCode::clean && source->config.clear_always))) {
    const Result<FixOutcome> fixed = fix(command, source->config, *sanitizer, *staged, *scan, report);
    if (!fixed) return publish_error(fixed.error(), command.format);
    if (!fixed->files.empty()) {
      say_cleaned(*fixed, report);
      // The framework wants a hook that changed a file to fail.
      code = fixed->index_too ? verdict(report) : worse(verdict(report), ExitCode::findings);
    } else if (!fixed->declined.empty()) {
      report.notes.push_back("nothing was cleaned: " + fixed->declined);
    }
  }
  return conclude(command, report, *sanitizer, scan->known, source->config, {"commit", {}}, code);
}

}  // namespace nbscrub
