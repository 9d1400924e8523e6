#include "hook/clean_stream.h"

#include <unistd.h>

#include "hook/cleaning.h"
#include "hook/config_source.h"
#include "hook/diff.h"
#include "hook/file.h"
#include "hook/file_names.h"
#include "hook/publish.h"
#include "hook/scan.h"
#include "hook/terminal.h"

namespace nbscrub {
namespace {

// What the two commands have in common.
struct Stream {
  ConfigInForce source;
  Sanitizer sanitizer;
  PaddedBytes bytes;
  std::string name;  // for the sanitizer
  ScannedName shown;
  bool ignored = false;  // [paths] ignore has its name
};

Result<Stream> open_stream(const Command& command) {
  Command here = command;
  here.paths = {"."};
  Result<ConfigInForce> source = config_for_paths(here);
  if (!source) return fail(source.error());
  Result<Sanitizer> sanitizer = make_sanitizer(source->config, {.honour_allowances = !command.no_allow});
  if (!sanitizer) return fail(sanitizer.error());
  Result<PaddedBytes> bytes = read_stream(STDIN_FILENO, command.max_bytes);
  if (!bytes) return fail(bytes.error());
  Stream stream{std::move(*source), std::move(*sanitizer), std::move(*bytes), command.name, {}, false};
  if (command.name.empty()) {
    stream.name = looks_like_notebook(stream.bytes.view()) ? "stdin.ipynb" : "stdin";
    stream.shown.shown = kStandardInputName;
    return stream;
  }
  std::vector<std::string> names = {command.name};
  Result<std::vector<ScannedName>> scanned = scan_names(stream.sanitizer, names);
  if (!scanned) return fail(scanned.error());
  stream.shown = std::move(scanned->front());
  stream.ignored = drop_ignored(stream.source, names) > 0;
  return stream;
}

}  // namespace

bool looks_like_notebook(std::string_view bytes) {
  static constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (bytes.starts_with(kMark)) bytes.remove_prefix(kMark.size());
  const std::size_t begin = bytes.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos || bytes[begin] != '{') return false;
  return bytes.find("\"cells\"") != std::string_view::npos || bytes.find("\"worksheets\"") != std::string_view::npos;
}

ExitCode clean_stream(const Command& command) {
  Result<Stream> stream = open_stream(command);
  if (!stream) return publish_error(stream.error(), command.format);
  Report report;
  report.occasion = command.dry_run ? Occasion::dry_run : Occasion::clean;
  report.block_from = block_from(stream->source.config, command.strict);
  const std::string_view original = stream->bytes.view();
  if (stream->ignored) {
    report.ignored = 1;
    if (!command.dry_run && !write_all(STDOUT_FILENO, original)) return ExitCode::could_not_tell;
    return publish(report, command.format, STDERR_FILENO, ExitCode::clean);
  }
  Request request;
  request.name = stream->name;
  request.rewrite = true;
  request.redact_plain = true;
  request.policy = policy_of(command, stream->source.config);
  const Result<Outcome> outcome = stream->sanitizer.sanitize(stream->bytes, request);
  if (!outcome) return publish_error(outcome.error(), command.format);

  FileReport& file = report.files.emplace_back(report_of_cleaning(stream->shown, *outcome));
  const PaddedBytes& cleaned = outcome->rewritten ? outcome->result : stream->bytes;
  const Result<std::optional<PaddedBytes>> form =
      in_jupyter_form(command, stream->sanitizer, request, outcome->format, cleaned);
  if (!form) return publish_error(form.error(), command.format);
  const bool changed = outcome->rewritten || form->has_value();
  if (changed) file.done = what_was_done(*outcome, form->has_value(), command.dry_run);
  if (command.diff && changed) {
    const DiffRequest change{stream->name, stream->shown.shown, outcome->edits, nullptr, form->has_value()};
    const Result<std::string> diff = diff_of(stream->sanitizer, stream->bytes, change, terminal_of(STDOUT_FILENO));
    if (!diff) return publish_error(diff.error(), command.format);
    if (!write_all(STDOUT_FILENO, *diff)) return ExitCode::could_not_tell;
  }
  if (!command.dry_run && !file.error) {
    for (ReportedFinding& found : file.findings) {
      found.removed = outcome->rewritten && blocks(found.finding) && !in_name(found.finding);
    }
    if (!write_all(STDOUT_FILENO, form->has_value() ? (*form)->view() : cleaned.view())) {
      return ExitCode::could_not_tell;
    }
  }
  ExitCode code = verdict(report);
  if (command.dry_run && changed) code = worse(code, ExitCode::findings);
  return publish(report, command.format, STDERR_FILENO, code);
}

ExitCode check_stream(const Command& command) {
  Result<Stream> stream = open_stream(command);
  if (!stream) return publish_error(stream.error(), command.format);
  Report report;
  report.occasion = Occasion::check;
  report.block_from = block_from(stream->source.config, command.strict);
  if (stream->ignored) {
    report.ignored = 1;
    return publish(report, command.format, STDOUT_FILENO, ExitCode::clean);
  }
  Request request;
  request.name = stream->name;
  const Result<Outcome> outcome = stream->sanitizer.sanitize(stream->bytes, request);
  if (!outcome) return publish_error(outcome.error(), command.format);
  report.files.push_back(report_of_cleaning(stream->shown, *outcome));
  return publish(report, command.format, STDOUT_FILENO, verdict(report));
}

}  // namespace nbscrub
