#include "hook/filter_clean.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "hook/file_names.h"
#include "hook/report_text.h"
#include "hook/scan.h"
#include "hook/terminal.h"

namespace nbscrub {
namespace {

std::vector<Finding> blocking(const std::vector<Finding>& findings) {
  std::vector<Finding> chosen;
  std::copy_if(findings.begin(), findings.end(), std::back_inserter(chosen),
               [](const Finding& finding) { return blocks(finding); });
  return chosen;
}

// The same program, the same configuration, the same options: the same answers.
std::string identity_of(const Command& command, const ConfigInForce& source) {
  std::string identity = "nbscrub " NBSCRUB_VERSION;
  struct stat program {};
  if (::stat("/proc/self/exe", &program) == 0) {
    for (const auto number : {static_cast<std::int64_t>(program.st_size), static_cast<std::int64_t>(program.st_mtime)}) {
      identity += " " + std::to_string(number);
    }
  }
  return identity + (command.no_allow ? " no-allow\n" : "\n") + source.text + '\0';
}

std::string titled(const Finding& finding) {
  return std::string(finding.rule->title) + " in " + describe_place(finding);
}

}  // namespace

FilterCleaner::FilterCleaner(Command command) : command_(std::move(command)), cache_(filter_cache_folder(".")) {
  command_.paths = {"."};
}

FilterCleaner::~FilterCleaner() { cache_.save(); }

Result<Sanitizer*> FilterCleaner::sanitizer() {
  if (ready_) return &ready_->sanitizer;
  Result<ConfigInForce> source = config_for_paths(command_);
  if (!source) return fail(source.error());
  Result<Sanitizer> sanitizer = make_sanitizer(source->config, {.honour_allowances = !command_.no_allow});
  if (!sanitizer) return fail(sanitizer.error());
  PathPatterns ignored(source->config.ignored);
  std::string identity = identity_of(command_, *source);
  ready_.emplace(Ready{std::move(*source), std::move(ignored), std::move(*sanitizer), std::move(identity)});
  return &ready_->sanitizer;
}

FilterAnswer FilterCleaner::clean(const std::string& path, const PaddedBytes& bytes) {
  if (const Result<Sanitizer*> ready = sanitizer(); !ready) {
    write_all(STDERR_FILENO, text_error("", ready.error()));
    return {FilterAnswer::Status::abort, {}};
  }
  Result<Cleaned> cleaned = this->cleaned(path, bytes);
  if (!cleaned) {
    write_all(STDERR_FILENO, text_error(shown(path), cleaned.error()));
    return {FilterAnswer::Status::error, {}};
  }
  say_redacted(path, cleaned->redacted);
  return {FilterAnswer::Status::success, cleaned->bytes ? std::move(*cleaned->bytes) : bytes};
}

void FilterCleaner::refuse_large(const std::string& path, std::uint64_t size) {
  // Without a sanitizer there is nothing to mask the name with, and so no name.
  const std::string subject = sanitizer() ? shown(path) : "a file";
  Error error = too_large(size, command_.max_bytes);
  error.next_step = "raise the limit: add --max-size to filter.nbscrub.process (git config --edit)";
  write_all(STDERR_FILENO, text_error(subject, error));
}

Result<FilterCleaner::Cleaned> FilterCleaner::cleaned(const std::string& path, const PaddedBytes& bytes) {
  if (const Result<Sanitizer*> ready = sanitizer(); !ready) return fail(ready.error());
  if (ready_->ignored.match(path)) return Cleaned{};

  // The name decides too what is made of a file.
  const std::string head = ready_->identity + path + '\0';
  const Digest key = blake2b(head, bytes.view());
  if (const std::optional<std::vector<Edit>> known = cache_.find(key)) {
    if (known->empty()) return Cleaned{};
    EditList edits;
    bool fits = true;
    for (const Edit& edit : *known) {
      fits = fits && edit.span.end <= bytes.size();
      edits.add(edit.span, edit.replacement);
    }
    if (fits && edits.normalise()) return Cleaned{edits.apply(bytes.view()), *known, {}};
  }
  Result<Cleaned> cleaned = sanitized(path, bytes);
  if (cleaned) cache_.add(key, cleaned->edits);
  return cleaned;
}

Result<FilterCleaner::Cleaned> FilterCleaner::sanitized(const std::string& path, const PaddedBytes& bytes) {
  Request request;
  request.name = path;
  request.rewrite = true;
  request.policy = ready_->source.config.clear;
  Result<Outcome> outcome = ready_->sanitizer.sanitize(bytes, request);
  if (!outcome) return fail(outcome.error());

  const std::vector<Finding> found = blocking(outcome->findings);
  if (outcome->format != Format::notebook) {
    if (!found.empty()) {
      const bool damaged = outcome->format == Format::damaged_notebook;
      return fail("it holds a credential, " + titled(found.front()) + ", and cannot be cleaned, because it is " +
                      (damaged ? "no whole notebook: " + outcome->incomplete : "no notebook"),
                  damaged ? incomplete_error(outcome->incomplete).next_step : "take the credential out, then try again");
    }
    // Damage has been told to be none of our business; another bound that was hit has not.
    if (!outcome->incomplete.empty() && outcome->format != Format::damaged_notebook) return fail(outcome->incomplete);
    return Cleaned{};
  }
  if (!outcome->incomplete.empty()) {
    // What could not be looked through may have been in an output that is gone now: what counts is what Git gets.
    if (!outcome->rewritten) return fail(outcome->incomplete);
    request.rewrite = false;
    const Result<Outcome> proof = ready_->sanitizer.sanitize(outcome->result, request);
    if (!proof) return fail(proof.error());
    if (!proof->incomplete.empty()) return fail(proof->incomplete);
  }
  if (!outcome->rewritten) return Cleaned{};
  return Cleaned{std::move(outcome->result), std::move(outcome->edits), found};
}

std::string FilterCleaner::shown(const std::string& path) {
  const Result<std::vector<ScannedName>> names = scan_names(ready_->sanitizer, std::span(&path, 1));
  return names ? safe_text(names->front().shown) : "a file";
}

void FilterCleaner::say_redacted(const std::string& path, const std::vector<Finding>& redacted) {
  if (redacted.empty()) return;
  // Of one credential in a source and in its output the source is the place to change.
  const auto is_source = [](const Finding& finding) { return finding.kind == FieldKind::code; };
  const auto first = std::find_if(redacted.begin(), redacted.end(), is_source);
  std::string text = "nbscrub: " + shown(path) + ": Git gets it without " + counted(redacted.size(), "credential") +
                     ", the file keeps " + (redacted.size() == 1 ? "it" : "them") + " until Git writes it anew: " +
                     safe_text(titled(first == redacted.end() ? redacted.front() : *first));
  if (redacted.size() > 1) text += " and more";
  write_all(STDERR_FILENO, text + "\n");
}

}  // namespace nbscrub
