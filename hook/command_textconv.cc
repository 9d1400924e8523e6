#include "hook/command_textconv.h"

#include <unistd.h>

#include <string>
#include <utility>

#include "detectors/digest.h"
#include "hook/file.h"
#include "hook/filter_clean.h"
#include "hook/git.h"
#include "hook/notebook_text.h"
#include "hook/publish.h"
#include "hook/terminal.h"
#include "sanitizer/notebook.h"
#include "sanitizer/place.h"

namespace nbscrub {
namespace {

constexpr std::string_view kNotebookName = "notebook.ipynb";

std::string not_shown(const PaddedBytes& bytes, const Error& error) {
  return "(not shown by nbscrub: " + safe_text(error.what) + ")\nsha256 " + sha256_hex(bytes.view()) + "\n";
}

// Is this file of the work tree one that Git puts through our filter?
bool goes_through_filter(const std::string& path) {
  const Result<ProcessResult> told = try_git({"check-attr", "-z", "filter", "--", path});
  return told && told->exit_status == 0 && told->out.ends_with(std::string("\0filter\0nbscrub\0", 16));
}

// The file with its credentials masked, as text.
Result<std::string> masked_text(Sanitizer& sanitizer, std::string_view path, const PaddedBytes& bytes) {
  Request request;
  request.name = is_notebook_name(path) || read_notebook(bytes) ? kNotebookName : path;
  request.rewrite = true;
  request.redact_plain = true;
  request.policy = Policy::keep_everything();
  const Result<Outcome> outcome = sanitizer.sanitize(bytes, request);
  if (!outcome) return fail(outcome.error());
  const bool damaged = outcome->format == Format::damaged_notebook;
  if (!outcome->incomplete.empty() && !damaged) return fail(outcome->incomplete);
  if (outcome->not_scanned) return fail("it is a binary file");
  const PaddedBytes& masked = outcome->rewritten ? outcome->result : bytes;
  if (outcome->format == Format::notebook) {
    const Result<Document> document = read_notebook(masked);
    if (!document) return fail(document.error());
    return notebook_text(*document, masked.view());
  }
  return (damaged ? "(no whole notebook: " + safe_text(outcome->incomplete) + ")\n" : "") + plain_lines(masked.view());
}

std::string text_of(const Command& command, const std::string& path, const PaddedBytes& bytes) {
  FilterCleaner cleaner(command);
  const Result<Sanitizer*> sanitizer = cleaner.sanitizer();
  if (!sanitizer) return not_shown(bytes, sanitizer.error());
  if (command.filtered && !path.starts_with('/') && goes_through_filter(path)) {
    const Result<FilterCleaner::Cleaned> cleaned = cleaner.cleaned(path, bytes);
    // (What the filter refuses is shown as it is.)
    if (cleaned && cleaned->bytes) {
      const Result<std::string> text = masked_text(**sanitizer, path, *cleaned->bytes);
      return text ? *text : not_shown(*cleaned->bytes, text.error());
    }
  }
  const Result<std::string> text = masked_text(**sanitizer, path, bytes);
  return text ? *text : not_shown(bytes, text.error());
}

}  // namespace

ExitCode run_textconv(const Command& command) {
  const std::string& path = command.paths.front();
  const Result<FileContent> content = read_file(path, command.max_bytes);
  if (!content) return publish_error(content.error(), command.format);
  return write_all(STDOUT_FILENO, text_of(command, path, content->bytes)) ? ExitCode::clean : ExitCode::could_not_tell;
}

}  // namespace nbscrub
