#include "hook/command_explain.h"

#include <unistd.h>

#include "hook/config_source.h"
#include "hook/file.h"
#include "hook/file_names.h"
#include "hook/publish.h"
#include "hook/report_text.h"
#include "hook/scan.h"
#include "hook/terminal.h"

namespace nbscrub {
namespace {

std::string_view name_of(FieldKind kind) {
  switch (kind) {
    case FieldKind::code: return "code";
    case FieldKind::markdown: return "markdown";
    case FieldKind::raw: return "raw";
    case FieldKind::stream: return "stream";
    case FieldKind::text: return "text";
    case FieldKind::html: return "HTML";
    case FieldKind::json: return "JSON";
    case FieldKind::traceback: return "traceback";
    case FieldKind::cell_metadata: return "cell metadata";
    case FieldKind::output_metadata: return "output metadata";
    case FieldKind::notebook_metadata: return "notebook metadata";
    case FieldKind::widget_state: return "widget state";
    case FieldKind::attachment: return "attachment";
    case FieldKind::other: return "other";
    case FieldKind::plain: break;
  }
  return "text file";
}

std::string_view name_of(ViewKind kind) {
  switch (kind) {
    case ViewKind::decoded: return "as it is";
    case ViewKind::ansi: return "without colour codes";
    case ViewKind::html: return "without tags";
    case ViewKind::joined: return "literals joined";
    case ViewKind::escaped: return "escapes undone";
    case ViewKind::percent: return "percent-encoding undone";
    case ViewKind::base64: break;
  }
  return "base64 undone";
}

std::string_view name_of(Format format) {
  switch (format) {
    case Format::notebook: return "a notebook";
    case Format::plain_text: return "text";
    case Format::damaged_notebook: return "a damaged notebook";
    case Format::empty: return "empty";
    case Format::binary: return "binary, not looked at";
    case Format::lfs_pointer: break;
  }
  return "a Git LFS pointer";
}

// "12 (5 code, 3 stream)"
template <class Kind>
std::string counts(const std::map<Kind, std::size_t>& by_kind, const std::string& noun) {
  std::size_t total = 0;
  std::string parts;
  for (const auto& [kind, count] : by_kind) {
    total += count;
    parts += (parts.empty() ? "" : ", ") + std::to_string(count) + " " + std::string(name_of(kind));
  }
  return counted(total, noun) + (parts.empty() ? "" : " (" + parts + ")");
}

std::string entry(const Finding& finding, std::string_view word) {
  return "             " + safe_text(describe_place(finding)) + "  " + std::string(finding.rule->id) + "  " +
         safe_text(finding.preview) + (word.empty() ? "" : "  " + std::string(word)) + "\n";
}

}  // namespace

std::string explanation_text(const std::string& shown, const Explanation& told, const Outcome& outcome) {
  std::string text = safe_text(shown) + "\n";
  text += "  read     " + std::string(name_of(outcome.format)) +
          (told.cells > 0 ? ", " + counted(told.cells, "cell") : "") + ", " + counts(told.fields, "field") + "\n";
  if (!outcome.incomplete.empty()) text += "           not to the end: " + safe_text(outcome.incomplete) + "\n";
  text += "  decode   " + counts(told.views, "view") + ", " + counted(told.text_bytes, "byte") + " of text\n";
  text += "  scan     " + counted(told.matches, "place") + " where a rule begins to look\n";
  text += "  verify   " + counted(told.candidates, "candidate") + ", " + std::to_string(told.rejected.size()) +
          " let go" + (told.rejected.empty() ? "" : ":") + "\n";
  for (const Rejected& rejected : told.rejected) text += entry(rejected.finding, rejected.reason);
  text += "  spread   " + counted(told.spread, "further place") + " of the same values\n";
  text += "  settle   " + counted(told.settled, "finding") + (told.settled == 0 ? "" : ":") + "\n";
  for (const Finding& finding : outcome.findings) text += entry(finding, confidence_name(finding.confidence));
  for (const Finding& finding : outcome.allowed) text += entry(finding, "allowed by " + finding.allowance->by);
  return text;
}

ExitCode run_explain(const Command& command) {
  const Result<ConfigInForce> source = config_for_paths(command);
  if (!source) return publish_error(source.error(), command.format);
  Result<Sanitizer> sanitizer = make_sanitizer(source->config, {.honour_allowances = !command.no_allow});
  if (!sanitizer) return publish_error(sanitizer.error(), command.format);
  const Result<std::vector<ScannedName>> names = scan_names(*sanitizer, command.paths);
  if (!names) return publish_error(names.error(), command.format);

  ExitCode code = ExitCode::clean;
  for (std::size_t i = 0; i < command.paths.size(); ++i) {
    const Result<FileContent> content = read_file(command.paths[i], command.max_bytes);
    Explanation told;
    Request request;
    request.name = command.paths[i];
    request.explain = &told;
    const Result<Outcome> outcome =
        content ? sanitizer->sanitize(content->bytes, request) : Result<Outcome>(fail(content.error()));
    const bool said = outcome ? write_all(STDOUT_FILENO, explanation_text((*names)[i].shown, told, *outcome))
                              : write_all(STDERR_FILENO, text_error((*names)[i].shown, outcome.error()));
    if (!outcome || !outcome->incomplete.empty() || !said) code = ExitCode::could_not_tell;
  }
  return code;
}

}  // namespace nbscrub
