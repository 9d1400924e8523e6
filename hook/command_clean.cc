#include "hook/command_clean.h"

#include <unistd.h>

#include <utility>

#include "hook/cleaning.h"
#include "hook/clean_stream.h"
#include "hook/config_source.h"
#include "hook/framework.h"
#include "hook/publish.h"
#include "hook/scan.h"
#include "hook/walk.h"

namespace nbscrub {
namespace {

ExitCode exit_code_of(const Report& report, const Command& command, bool changed) {
  const ExitCode code = verdict(report);
  return changed && (command.dry_run || under_framework()) ? worse(code, ExitCode::findings) : code;
}

// The values that stand in any of many files, before the first of them is written.
Result<KnownValues> values_of(Sanitizer& sanitizer, const Command& command, const FilesOfPaths& files) {
  Result<Scan> scan = scan_paths(sanitizer, files, command.max_bytes, command.jobs);
  if (!scan) return fail(scan.error());
  return std::move(scan->known);
}

}  // namespace

ExitCode run_clean(const Command& command) {
  if (command.paths.front() == kStandardInput) return clean_stream(command);
  const Result<ConfigInForce> source = config_for_paths(command);
  if (!source) return publish_error(source.error(), command.format);
  Report report;
  report.occasion = command.dry_run ? Occasion::dry_run : Occasion::clean;
  report.block_from = block_from(source->config, command.strict);
  FilesOfPaths files = files_of(command.paths);
  report.ignored = drop_ignored(*source, files.paths);

  Result<Sanitizer> sanitizer = make_sanitizer(source->config, {.honour_allowances = !command.no_allow});
  if (!sanitizer) return publish_error(sanitizer.error(), command.format);
  Result<KnownValues> known = KnownValues();
  if (files.paths.size() > Cleaning::kBatch) known = values_of(*sanitizer, command, files);
  if (!known) return publish_error(known.error(), command.format);
  Result<std::vector<ScannedName>> names = scan_names(*sanitizer, files.paths);
  if (!names) return publish_error(names.error(), command.format);

  std::vector<FileToClean> wanted;
  for (std::size_t i = 0; i < files.paths.size(); ++i) {
    wanted.push_back({files.paths[i], std::move((*names)[i]), files.failure_of(files.paths[i])});
  }
  Cleaning cleaning(command, policy_of(command, source->config), *sanitizer);
  cleaning.run(wanted, std::move(*known), report);
  return publish(report, command.format, STDERR_FILENO, exit_code_of(report, command, cleaning.changed_any()));
}

}  // namespace nbscrub
