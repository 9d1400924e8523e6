#include "hook/command_check.h"

#include <unistd.h>

#include "hook/clean_stream.h"
#include "hook/config_source.h"
#include "hook/publish.h"
#include "hook/scan.h"

namespace nbscrub {

ExitCode run_check(const Command& command) {
  if (command.paths.front() == kStandardInput) return check_stream(command);
  const Result<ConfigInForce> source = config_for_paths(command);
  if (!source) return publish_error(source.error(), command.format);
  Report report;
  report.occasion = Occasion::check;
  report.block_from = block_from(source->config, command.strict);

  FilesOfPaths files = files_of(command.paths);
  report.ignored = drop_ignored(*source, files.paths);

  Result<Sanitizer> sanitizer = make_sanitizer(source->config, {.honour_allowances = !command.no_allow});
  if (!sanitizer) return publish_error(sanitizer.error(), command.format);
  const Result<Scan> scan = scan_paths(*sanitizer, files, command.max_bytes, command.jobs);
  if (!scan) return publish_error(scan.error(), command.format);

  for (const ScannedFile& file : scan->files) report.files.push_back(report_of(file));
  return publish(report, command.format, STDOUT_FILENO, verdict(report));
}

}  // namespace nbscrub
