#include "hook/cleaning.h"

#include <unistd.h>

#include <algorithm>
#include <utility>

#include "hook/advice.h"
#include "hook/crew.h"
#include "hook/diff.h"
#include "hook/git.h"
#include "hook/last_copy.h"
#include "hook/progress.h"
#include "hook/report_text.h"
#include "hook/scan.h"
#include "hook/siblings.h"
#include "hook/terminal.h"
#include "sanitizer/credential_store.h"
#include "sanitizer/jupyter_form.h"
#include "sanitizer/place.h"

namespace nbscrub {
namespace {

bool leaks(const Outcome& outcome) {
  return std::any_of(outcome.findings.begin(), outcome.findings.end(),
                     [](const Finding& finding) { return blocks(finding); });
}

bool is_notebook(Format format) { return format == Format::notebook || format == Format::damaged_notebook; }

}  // namespace

Policy policy_of(const Command& command, const Config& config) {
  if (command.redact_only) return Policy::keep_everything();
  Policy policy = config.clear;
  for (const ClearSetting& setting : command.clear) (void)setting.key->set(policy, setting.values);  // (tried already)
  // A count without its output, or the other way round, would puzzle whoever reads the notebook.
  if (command.keep_outputs) policy.outputs.clear = policy.counts.clear = false;
  return policy;
}

std::string what_was_done(const Outcome& outcome, bool reformatted, bool dry_run) {
  std::string done;
  const auto add = [&done](const std::string& part) { done += (done.empty() ? "" : ", ") + part; };
  if (outcome.cleared_outputs > 0) add(counted(outcome.cleared_outputs, "output") + " cleared");
  if (outcome.dropped_cells > 0) add(counted(outcome.dropped_cells, "cell") + " removed");
  if (outcome.redacted > 0) add(counted(outcome.redacted, "credential") + " redacted");
  if (done.empty() && outcome.rewritten) add("execution counts, metadata and the like cleared");
  if (reformatted) add("written as Jupyter does");
  return (dry_run ? "would be cleaned: " : "cleaned: ") + done;
}

Result<std::optional<PaddedBytes>> in_jupyter_form(const Command& command, Sanitizer& line, const Request& request,
                                                   Format format, const PaddedBytes& bytes) {
  if (!command.jupyter_form || format != Format::notebook) return std::nullopt;
  Result<PaddedBytes> form = jupyter_form(bytes);
  if (!form) return fail(form.error());
  if (form->view() == bytes.view()) return std::nullopt;
  Request proof = request;
  proof.rewrite = false;
  const Result<Outcome> outcome = line.sanitize(*form, proof);
  if (!outcome) return fail(outcome.error());
  if (leaks(*outcome)) {
    return fail("written as Jupyter does it could not be proven clean, so nothing was written",
                "clean it without --format jupyter");
  }
  return std::move(*form);
}

FileReport report_of_cleaning(const ScannedName& name, const Outcome& outcome) {
  FileReport report;
  report.path = name.shown;
  report.format = outcome.format;
  report.not_scanned = outcome.not_scanned;
  report.allowed = outcome.allowed;
  report.causes = outcome.causes;
  for (const Finding& finding : name.findings) report.findings.push_back({finding, false, false});
  for (const Finding& finding : outcome.findings) report.findings.push_back({finding, false, false});
  if (!outcome.incomplete.empty()) {
    report.error = incomplete_error(outcome.incomplete);
  }
  return report;
}

void Cleaning::Ready::drop() {
  pending.reset();
  if (!kept.empty()) ::unlink(kept.c_str());
  kept.clear();
  report = FileReport();
  rewritten = searched = false;
}

Cleaning::Cleaning(const Command& command, const Policy& policy, Sanitizer& sanitizer)
    : command_(command), policy_(policy), sanitizer_(sanitizer) {}

Cleaning::~Cleaning() { store_.prune(); }

void Cleaning::run(const std::vector<FileToClean>& files, KnownValues known, Report& report) {
  Crew crew(sanitizer_, command_.jobs);
  Progress progress(command_.dry_run ? "looking" : "cleaning", files.size());
  for (std::size_t begin = 0; begin < files.size(); begin += kBatch) {
    std::deque<Ready> batch;
    for (std::size_t i = begin; i < std::min(files.size(), begin + kBatch); ++i) batch.emplace_back(files[i]);
    for (Ready& ready : batch) {
      crew.run([&](Sanitizer& line) {
        prepare(line, known, ready);
        progress.step();
      });
    }
    crew.finish();
    for (const Ready& ready : batch) known.merge(ready.values);
    for (Ready& ready : batch) {
      if (!ready.searched || ready.values.size() == known.size()) continue;
      ready.drop();
      crew.run([&](Sanitizer& line) { prepare(line, known, ready); });
    }
    crew.finish();
    progress.wipe();
    replace(batch, report.notes);
    for (Ready& ready : batch) report.files.push_back(std::move(ready.report));
  }
}

// On any thread; touches `ready` and the store only.
void Cleaning::prepare(Sanitizer& line, const KnownValues& known, Ready& ready) {
  const FileToClean& file = ready.file;
  ready.report.path = file.name.shown;
  const Result<FileContent> content =
      file.error ? Result<FileContent>(fail(*file.error)) : read_file(file.path, command_.max_bytes);
  if (!content) {
    ready.report.error = content.error();
    return;
  }
  Request request;
  request.name = file.path;
  request.rewrite = true;
  request.redact_plain = command_.redact_plain && !is_credential_store(file.path);
  request.policy = policy_;
  request.known = &known;
  Result<Outcome> outcome = line.sanitize(content->bytes, request);
  if (!outcome) {
    ready.report.error = outcome.error();
    return;
  }
  ready.report = report_of_cleaning(file.name, *outcome);
  ready.values = std::move(outcome->values);
  ready.searched = true;
  ready.rewritten = outcome->rewritten;
  if (!ready.rewritten && !command_.jupyter_form) return;
  if (outcome->format == Format::plain_text) {
    const Result<bool> ignored = ignored_by_git(file.path);
    ready.rewritten = ignored && !*ignored;
    if (!ignored) {
      ready.report.error = Error{"whether Git ignores it could not be found out, so it was not touched: " +
                                     ignored.error().what,
                                 ignored.error().next_step};
    }
    if (!ready.rewritten) return;
  }
  if (Result<void> done = prepare_write(line, request, *content, *outcome, ready); !done) {
    ready.rewritten = false;
    ready.report.error = done.error();
  }
}

Result<void> Cleaning::prepare_write(Sanitizer& line, const Request& request, const FileContent& content,
                                     const Outcome& outcome, Ready& ready) {
  const PaddedBytes& cleaned = outcome.rewritten ? outcome.result : content.bytes;
  const Result<std::optional<PaddedBytes>> form = in_jupyter_form(command_, line, request, outcome.format, cleaned);
  if (!form) return fail(form.error());
  const bool reformatted = form->has_value();
  ready.rewritten = outcome.rewritten || reformatted;
  if (!ready.rewritten) return {};
  const std::string_view result = reformatted ? (*form)->view() : cleaned.view();
  ready.redacted = outcome.redacted;
  ready.done = what_was_done(outcome, reformatted, command_.dry_run);
  ready.status = content.status;
  if (command_.dry_run) {
    if (!command_.diff) return {};
    const DiffRequest change{request.name, ready.file.name.shown, outcome.edits, request.known, reformatted};
    Result<std::string> diff = diff_of(line, content.bytes, change, terminal_of(STDOUT_FILENO));
    if (!diff) return fail(diff.error());
    ready.diff = std::move(*diff);
    return {};
  }
  Result<PendingFile> pending = prepare_replacement(ready.file.path, content, result, command_.hard_links);
  if (!pending) return fail(pending.error());
  ready.pending.emplace(std::move(*pending));
  if (!command_.keep || outcome.cleared_outputs == 0) return {};
  if (Result<void> kept = keep_outputs(line, request, content, outcome, result, ready); !kept) {
    ready.pending.reset();
    return fail("its outputs could not be kept for `nbscrub restore`, so it was not cleaned: " + kept.error().what,
                "make room for them, or clean it for good with --no-keep");
  }
  return {};
}

Result<void> Cleaning::keep_outputs(Sanitizer& line, const Request& request, const FileContent& content,
                                    const Outcome& outcome, std::string_view cleaned, Ready& ready) {
  // Without a credential in it the file itself is what may be kept.
  const Result<PaddedBytes> redacted = leaks(outcome) || !outcome.incomplete.empty()
                                           ? redacted_copy(line, request.name, content.bytes, *request.known)
                                           : content.bytes;
  if (!redacted) return fail(redacted.error());
  const std::lock_guard lock(store_mutex_);
  Result<std::string> kept = store_.write(ready.file.path, redacted->view(), cleaned);
  if (!kept) return fail(kept.error());
  ready.kept = std::move(*kept);
  return {};
}

void Cleaning::replace(std::deque<Ready>& batch, std::vector<std::string>& notes) {
  std::vector<Ready*> waiting;
  std::vector<Ready*> again;
  std::set<std::pair<dev_t, ino_t>> taken;
  for (Ready& ready : batch) {
    if (!ready.rewritten) continue;
    if (!ready.diff.empty() && !write_all(STDOUT_FILENO, ready.diff)) {
      ready.report.error = Error{"what would change could not be shown", ""};
    }
    if (!ready.pending) {
      ready.report.done = ready.done;
      changed_ = true;
    } else if (taken.emplace(ready.status.st_dev, ready.status.st_ino).second) {
      waiting.push_back(&ready);
    } else {
      again.push_back(&ready);
    }
  }
  replace_waiting(waiting, notes);
  // Another name of a file that has just been cleaned (a symbolic link): it is looked at as it is now.
  for (Ready* ready : again) {
    const KnownValues known = std::move(ready->values);
    ready->drop();
    prepare(sanitizer_, known, *ready);
    std::vector<Ready*> one;
    if (ready->pending) one.push_back(ready);
    replace_waiting(one, notes);
  }
}

void Cleaning::replace_waiting(std::vector<Ready*>& waiting, std::vector<std::string>& notes) {
  std::erase_if(waiting, [](Ready* ready) {
    std::vector<Finding> findings;
    for (const ReportedFinding& found : ready->report.findings) {
      if (!in_name(found.finding)) findings.push_back(found.finding);
    }
    ValuesGoTo values;
    if (is_notebook_name(ready->file.path)) {
      values.way_to_keep = "nbscrub replace --save-env " + shell_word(ready->file.name.shown);
    }
    const Result<void> said = announce_last_copies(ready->file.name.shown, findings, values);
    if (!said) {
      ready->drop();
      ready->report.path = ready->file.name.shown;
      ready->report.error = said.error();
    }
    return !said;
  });
  if (waiting.empty()) return;
  std::vector<PendingFile> files;
  std::vector<std::string> others;
  for (Ready* ready : waiting) {
    files.push_back(std::move(*ready->pending));
    ready->pending.reset();
    if (!ready->kept.empty()) others.push_back(ready->kept);
  }
  const std::vector<Result<void>> written = commit_all(files, others);
  for (std::size_t i = 0; i < waiting.size(); ++i) {
    Ready& ready = *waiting[i];
    if (!written[i]) {
      ready.report.error = written[i].error();
      continue;
    }
    changed_ = true;
    ready.report.done = ready.done;
    for (ReportedFinding& found : ready.report.findings) {
      found.removed = blocks(found.finding) && !in_name(found.finding);
    }
    if (ready.redacted > 0 && is_notebook(ready.report.format)) note_copies(ready, notes);
  }
}

void Cleaning::note_copies(const Ready& ready, std::vector<std::string>& notes) {
  const Result<std::vector<ScannedName>> siblings = scan_names(sanitizer_, siblings_of(ready.file.path));
  if (!siblings) notes.push_back("copies beside it may still hold the value: " + siblings.error().what);
  for (std::size_t i = 0; siblings && i < siblings->size(); ++i) {
    notes.push_back("may still hold the value:  " + shell_word((*siblings)[i].shown));
  }
  if (!open_tab_noted_) {
    notes.push_back("a Jupyter tab that is open would save the old content back: reload it there");
  }
  open_tab_noted_ = true;
}

}  // namespace nbscrub
