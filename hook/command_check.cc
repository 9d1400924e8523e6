#include "hook/command_check.h"

#include <unistd.h>

#include <algorithm>
#include <map>

#include "hook/config_source.h"
#include "hook/publish.h"
#include "hook/scan.h"
#include "hook/walk.h"

namespace nbscrub {

ExitCode run_check(const Command& command) {
  const Result<ConfigInForce> source = config_for_paths(command);
  if (!source) return publish_error(source.error(), command.format);
  Report report;
  report.occasion = Occasion::check;
  report.block_from = block_from(source->config, command.strict);

  // A path that cannot be walked is an error of that path; the others are looked at all the same.
  std::vector<std::string> paths;
  std::map<std::string, Error> failures;
  for (const std::string& path : command.paths) {
    Result<std::vector<std::string>> files = files_under(path);
    if (!files) {
      failures.emplace(path, files.error());
      files = std::vector<std::string>{path};
    }
    paths.insert(paths.end(), files->begin(), files->end());
  }
  std::sort(paths.begin(), paths.end());
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
  report.ignored = drop_ignored(*source, paths);

  std::vector<ScanInput> inputs;
  for (const std::string& path : paths) inputs.push_back({path, false});

  Result<Sanitizer> sanitizer = make_sanitizer(source->config, {.honour_allowances = !command.no_allow});
  if (!sanitizer) return publish_error(sanitizer.error(), command.format);
  const ReadFiles read = [&](std::span<const std::size_t> wanted, const Deliver& deliver) -> Result<void> {
    for (const std::size_t index : wanted) {
      if (const auto failure = failures.find(paths[index]); failure != failures.end()) {
        deliver(index, fail(failure->second));
        continue;
      }
      Result<FileContent> content = read_file(paths[index], command.max_bytes);
      deliver(index, content ? Result<PaddedBytes>(std::move(content->bytes)) : fail(content.error()));
    }
    return {};
  };
  const Result<Scan> scan = scan_files(*sanitizer, inputs, read, command.max_bytes);
  if (!scan) return publish_error(scan.error(), command.format);

  for (const ScannedFile& file : scan->files) report.files.push_back(report_of(file));
  return publish(report, command.format, STDOUT_FILENO, verdict(report));
}

}  // namespace nbscrub
