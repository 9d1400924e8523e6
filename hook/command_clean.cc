#include "hook/command_clean.h"

#include <unistd.h>

#include <cstdlib>

#include "hook/advice.h"
#include "hook/config_source.h"
#include "hook/diff.h"
#include "hook/file_names.h"
#include "hook/git.h"
#include "hook/last_copy.h"
#include "hook/output_store.h"
#include "hook/publish.h"
#include "hook/report_text.h"
#include "hook/scan.h"
#include "hook/siblings.h"
#include "hook/terminal.h"

namespace nbscrub {
namespace {

Policy policy_of(const Command& command, const Config& config) {
  if (command.redact_only) return Policy::keep_everything();
  Policy policy = config.clear;
  // A count without its output, or the other way round, would puzzle whoever reads the notebook.
  if (command.keep_outputs) policy.clear_outputs = policy.clear_execution_counts = false;
  return policy;
}

bool is_notebook(Format format) { return format == Format::notebook || format == Format::damaged_notebook; }

std::string what_was_done(const Outcome& outcome, bool dry_run) {
  std::string done;
  const auto add = [&done](const std::string& part) { done += (done.empty() ? "" : ", ") + part; };
  if (outcome.cleared_outputs > 0) add(counted(outcome.cleared_outputs, "output") + " cleared");
  if (outcome.redacted > 0) add(counted(outcome.redacted, "credential") + " redacted");
  if (done.empty()) add("execution counts and volatile metadata cleared");
  return (dry_run ? "would be cleaned: " : "cleaned: ") + done;
}

// One run over the files of a command line.
class Cleaning {
 public:
  Cleaning(const Command& command, const Policy& policy, Sanitizer& sanitizer, const KnownValues& known)
      : command_(command), policy_(policy), sanitizer_(sanitizer), known_(known) {}

  ~Cleaning() { store_.prune(); }
  Cleaning(const Cleaning&) = delete;
  Cleaning& operator=(const Cleaning&) = delete;

  FileReport clean(const ScannedFile& file, std::vector<std::string>& notes) {
    FileReport report;
    report.path = file.shown;
    const Result<FileContent> content = read_file(file.path, command_.max_bytes);
    if (!content) {
      report.error = content.error();
      return report;
    }
    Request request;
    request.name = file.path;
    request.rewrite = true;
    const Result<bool> plain = may_redact_plain(file);
    if (!plain) {
      report.error = Error{"whether Git ignores it could not be found out, so it was not touched: " +
                               plain.error().what,
                           plain.error().next_step};
      return report;
    }
    request.redact_plain = *plain;
    request.policy = policy_;
    request.known = &known_;
    const Result<Outcome> outcome = sanitizer_.sanitize(content->bytes, request);
    if (!outcome) {
      report.error = outcome.error();
      return report;
    }
    fill(report, file, *outcome);
    if (outcome->rewritten) write(file, *content, *outcome, report, notes);
    return report;
  }

  bool changed_any() const { return changed_; }

 private:
  Result<bool> may_redact_plain(const ScannedFile& file) const {
    if (!command_.redact_plain || is_credential_store(file.path)) return false;
    const Result<bool> ignored = ignored_by_git(file.path);
    if (!ignored) return ignored;
    return !*ignored;
  }

  void fill(FileReport& report, const ScannedFile& file, const Outcome& outcome) {
    // What is found in the name comes from the first pass; the content was read anew.
    if (file.name_has_finding) {
      for (const Finding& finding : file.outcome.findings) {
        if (finding.place == "file name") report.findings.push_back({finding, false, false});
      }
    }
    report.format = outcome.format;
    report.not_scanned = outcome.not_scanned;
    report.allowed = outcome.allowed;
    for (const Finding& finding : outcome.findings) report.findings.push_back({finding, false, false});
    if (!outcome.incomplete.empty()) {
      report.error = Error{outcome.incomplete, "repair the file (a truncated save, conflict markers), then try again"};
    }
  }

  void write(const ScannedFile& file, const FileContent& content, const Outcome& outcome, FileReport& report,
             std::vector<std::string>& notes) {
    if (command_.diff) {
      const DiffRequest request{file.path, file.shown, outcome.edits, &known_};
      const Result<std::string> diff = diff_of(sanitizer_, content.bytes, request, terminal_of(STDOUT_FILENO));
      if (!diff || !write_all(STDOUT_FILENO, *diff)) {
        report.error = diff ? Error{"what would change could not be shown", ""} : diff.error();
        return;
      }
    }
    if (!command_.dry_run) {
      if (Result<void> kept = keep_outputs(file, content, outcome); !kept) {
        report.error = Error{"its outputs could not be kept for `nbscrub restore`, so it was not cleaned: " +
                                 kept.error().what,
                             "make room for them, or clean it for good with --no-keep"};
        return;
      }
      if (Result<void> said = announce_last_copies(file.shown, outcome.findings); !said) {
        report.error = said.error();
        return;
      }
      const Result<void> written = replace_file(file.path, content, outcome.result.view(), command_.hard_links);
      if (!written) {
        report.error = written.error();
        return;
      }
      for (ReportedFinding& found : report.findings) {
        found.removed = blocks(found.finding) && found.finding.place != "file name";
      }
      if (outcome.redacted > 0 && is_notebook(outcome.format)) note_copies(file, notes);
    }
    changed_ = true;
    report.done = what_was_done(outcome, command_.dry_run);
  }

  Result<void> keep_outputs(const ScannedFile& file, const FileContent& content, const Outcome& outcome) {
    if (!command_.keep || outcome.cleared_outputs == 0) return {};
    const Result<PaddedBytes> redacted = redacted_copy(sanitizer_, file.path, content.bytes, known_);
    if (!redacted) return fail(redacted.error());
    return store_.keep(file.path, redacted->view(), outcome.result.view());
  }

  void note_copies(const ScannedFile& file, std::vector<std::string>& notes) {
    const Result<std::vector<ScannedName>> siblings = scan_names(sanitizer_, siblings_of(file.path));
    if (!siblings) notes.push_back("copies beside it may still hold the value: " + siblings.error().what);
    for (std::size_t i = 0; siblings && i < siblings->size(); ++i) {
      notes.push_back("may still hold the value:  " + shell_word((*siblings)[i].shown));
    }
    if (!open_tab_noted_) {
      notes.push_back("a Jupyter tab that is open would save the old content back: reload it there");
    }
    open_tab_noted_ = true;
  }

  const Command& command_;
  const Policy policy_;
  Sanitizer& sanitizer_;
  const KnownValues& known_;
  OutputStore store_;
  bool changed_ = false;
  bool open_tab_noted_ = false;
};

ExitCode exit_code_of(const Report& report, const Command& command, bool changed) {
  // The pre-commit framework expects a hook that changed a file to fail, so that the user looks and stages again.
  const bool framework = std::getenv("PRE_COMMIT") != nullptr;
  const ExitCode code = verdict(report);
  return changed && (command.dry_run || framework) ? worse(code, ExitCode::findings) : code;
}

}  // namespace

ExitCode run_clean(const Command& command) {
  const Result<ConfigInForce> source = config_for_paths(command);
  if (!source) return publish_error(source.error(), command.format);
  Report report;
  report.occasion = command.dry_run ? Occasion::dry_run : Occasion::clean;
  report.block_from = block_from(source->config, command.strict);
  std::vector<std::string> paths = command.paths;
  report.ignored = drop_ignored(*source, paths);

  Result<Sanitizer> sanitizer = make_sanitizer(source->config, {.honour_allowances = !command.no_allow});
  if (!sanitizer) return publish_error(sanitizer.error(), command.format);
  const ReadFiles read = [&](std::span<const std::size_t> wanted, const Deliver& deliver) -> Result<void> {
    for (const std::size_t index : wanted) {
      Result<FileContent> content = read_file(paths[index], command.max_bytes);
      deliver(index, content ? Result<PaddedBytes>(std::move(content->bytes)) : fail(content.error()));
    }
    return {};
  };
  // First for the values, which are looked for in all files; then each file is read again and cleaned.
  std::vector<ScanInput> inputs;
  for (const std::string& path : paths) inputs.push_back({path, false});
  const Result<Scan> scan = scan_files(*sanitizer, inputs, read, command.max_bytes);
  if (!scan) return publish_error(scan.error(), command.format);

  Cleaning cleaning(command, policy_of(command, source->config), *sanitizer, scan->known);
  for (const ScannedFile& file : scan->files) report.files.push_back(cleaning.clean(file, report.notes));
  return publish(report, command.format, STDERR_FILENO, exit_code_of(report, command, cleaning.changed_any()));
}

}  // namespace nbscrub
