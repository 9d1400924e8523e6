#include "hook/publish.h"

#include <unistd.h>

#include "hook/file_names.h"
#include "hook/report_json.h"
#include "hook/report_text.h"
#include "hook/scan.h"
#include "hook/terminal.h"

namespace nbscrub {

ExitCode publish(const Report& report, ReportFormat format, int text_fd, ExitCode exit_code) {
  const bool written = format == ReportFormat::json
                           ? write_all(STDOUT_FILENO, json_report(report, exit_code))
                           : write_all(text_fd, text_report(report, terminal_of(text_fd)));
  return written ? exit_code : ExitCode::could_not_tell;
}

Error masked(const Error& error) {
  Result<Sanitizer> sanitizer = make_sanitizer(Config(), Settings());
  if (!sanitizer) return sanitizer.error();
  const std::vector<std::string> words = {error.what, error.next_step};
  const Result<std::vector<ScannedName>> names = scan_names(*sanitizer, words);
  if (!names) return names.error();
  return {names->front().shown, names->back().shown};
}

ExitCode publish_error(const Error& unmasked, ReportFormat format) {
  const Error error = masked(unmasked);
  write_all(STDERR_FILENO, text_error("", error));
  if (format == ReportFormat::json) {
    Report report;
    report.files.emplace_back().error = error;
    return publish(report, format, STDERR_FILENO, ExitCode::could_not_tell);
  }
  return ExitCode::could_not_tell;
}

}  // namespace nbscrub
