#include "hook/publish.h"

#include <unistd.h>

#include "hook/report_json.h"
#include "hook/report_text.h"
#include "hook/terminal.h"

namespace nbscrub {

ExitCode publish(const Report& report, ReportFormat format, int text_fd, ExitCode exit_code) {
  const bool written = format == ReportFormat::json
                           ? write_all(STDOUT_FILENO, json_report(report, exit_code))
                           : write_all(text_fd, text_report(report, terminal_of(text_fd)));
  return written ? exit_code : ExitCode::could_not_tell;
}

ExitCode publish_error(const Error& error, ReportFormat format) {
  write_all(STDERR_FILENO, text_error("", error));
  if (format == ReportFormat::json) {
    Report report;
    report.files.emplace_back().error = error;
    return publish(report, format, STDERR_FILENO, ExitCode::could_not_tell);
  }
  return ExitCode::could_not_tell;
}

}  // namespace nbscrub
