#include "hook/scan.h"

#include <algorithm>
#include <numeric>

#include "hook/crew.h"
#include "hook/file.h"
#include "hook/file_names.h"
#include "hook/git_lfs.h"
#include "hook/progress.h"
#include "hook/rules_of_run.h"
#include "hook/walk.h"

namespace nbscrub {
namespace {

Result<Outcome> scan_bytes(Sanitizer& sanitizer, const ScanInput& input, const PaddedBytes& bytes,
                           const KnownValues* known, std::uint64_t max_bytes) {
  Request request;
  request.name = input.symlink ? "symlink" : std::string_view(input.path);
  request.known = known;
  Result<Outcome> outcome = sanitizer.sanitize(bytes, request);
  if (!outcome || outcome->format != Format::lfs_pointer) return outcome;
  const Result<PaddedBytes> object = read_lfs_object(bytes.view(), max_bytes);
  if (!object) return fail(object.error());
  outcome = sanitizer.sanitize(*object, request);
  // What is in Git is still the pointer, and a pointer cannot be rewritten.
  if (outcome) outcome->format = Format::lfs_pointer;
  return outcome;
}

void note(ScannedFile& file, Result<Outcome> outcome) {
  file.error.reset();
  if (!outcome) {
    file.error = outcome.error();
    return;
  }
  file.outcome = std::move(*outcome);
  if (file.outcome.incomplete.empty()) return;
  file.error = incomplete_error(file.outcome.incomplete);
}

// Reads them from disk. Keeps a reference to `files`.
ReadFiles reader_of(const FilesOfPaths& files, std::uint64_t max_bytes) {
  return [&files, max_bytes](std::span<const std::size_t> wanted, const Deliver& deliver) -> Result<void> {
    for (const std::size_t index : wanted) {
      const std::string& path = files.paths[index];
      if (const std::optional<Error> failure = files.failure_of(path)) {
        deliver(index, fail(*failure));
        continue;
      }
      Result<FileContent> content = read_file(path, max_bytes);
      deliver(index, content ? Result<PaddedBytes>(std::move(content->bytes)) : fail(content.error()));
    }
    return {};
  };
}

}  // namespace

Result<Sanitizer> make_sanitizer(const Config& config, const Settings& settings) {
  const Result<const RuleDatabase*> rules = rules_of_run(config);
  if (!rules) return fail(rules.error());
  Result<RulesInForce> in_force = rules_in_force(config, (*rules)->table());
  if (!in_force) return fail(in_force.error());
  return Sanitizer::create(**rules, std::move(*in_force), settings);
}

Result<PaddedBytes> redacted_copy(Sanitizer& sanitizer, std::string_view name, const PaddedBytes& bytes,
                                  const KnownValues& known) {
  Request request;
  request.name = name;
  request.rewrite = true;
  request.policy = Policy::keep_everything();
  request.known = &known;
  Result<Outcome> outcome = sanitizer.sanitize(bytes, request);
  if (!outcome) return fail(outcome.error());
  if (!outcome->incomplete.empty()) return fail(outcome->incomplete);
  return outcome->rewritten ? std::move(outcome->result) : bytes;
}

Result<Scan> scan_files(Sanitizer& sanitizer, std::span<const ScanInput> inputs, const ReadFiles& read,
                        std::uint64_t max_bytes, unsigned jobs, const KnownValues& elsewhere) {
  Scan scan;
  scan.known = elsewhere;
  scan.files.resize(inputs.size());
  for (ScannedFile& file : scan.files) file.error = Error{"it was not read", ""};  // until `read` delivers it
  Crew crew(sanitizer, jobs);
  const auto pass = [&](std::span<const std::size_t> wanted, const KnownValues* known) {
    Progress progress("scanning", wanted.size());
    const Result<void> done = read(wanted, [&](std::size_t index, Result<PaddedBytes> bytes) {
      if (!bytes) {
        note(scan.files[index], fail(bytes.error()));
        progress.step();
        return;
      }
      crew.run([&, index, known, held = std::move(*bytes)](Sanitizer& line) {
        note(scan.files[index], scan_bytes(line, inputs[index], held, known, max_bytes));
        progress.step();
      });
    });
    crew.finish();
    return done;
  };
  std::vector<std::size_t> wanted(inputs.size());
  std::iota(wanted.begin(), wanted.end(), std::size_t{0});
  if (Result<void> read_all = pass(wanted, &elsewhere); !read_all) return fail(read_all.error());

  for (const ScannedFile& file : scan.files) scan.known.merge(file.outcome.values);
  // A file that itself gave every known value has been searched for all of them.
  std::erase_if(wanted,
                [&](std::size_t index) { return scan.files[index].outcome.values.size() == scan.known.size(); });
  if (!wanted.empty()) {
    if (Result<void> read_again = pass(wanted, &scan.known); !read_again) return fail(read_again.error());
  }

  std::vector<std::string> paths;
  for (const ScanInput& input : inputs) paths.push_back(input.path);
  Result<std::vector<ScannedName>> names = scan_names(sanitizer, paths);
  if (!names) return fail(names.error());
  for (std::size_t i = 0; i < paths.size(); ++i) {
    ScannedFile& file = scan.files[i];
    ScannedName& name = (*names)[i];
    file.path = paths[i];
    file.shown = std::move(name.shown);
    file.name_has_finding = !name.findings.empty();
    file.outcome.findings.insert(file.outcome.findings.begin(), name.findings.begin(), name.findings.end());
  }
  return scan;
}

std::optional<Error> FilesOfPaths::failure_of(const std::string& path) const {
  const auto failure = failures.find(path);
  return failure == failures.end() ? std::nullopt : std::optional(failure->second);
}

FilesOfPaths files_of(std::span<const std::string> paths) {
  FilesOfPaths files;
  for (const std::string& path : paths) {
    Result<std::vector<std::string>> under = files_under(path);
    if (!under) {
      files.failures.emplace(path, under.error());
      under = std::vector<std::string>{path};
    }
    files.paths.insert(files.paths.end(), under->begin(), under->end());
  }
  std::sort(files.paths.begin(), files.paths.end());
  files.paths.erase(std::unique(files.paths.begin(), files.paths.end()), files.paths.end());
  return files;
}

Result<Scan> scan_paths(Sanitizer& sanitizer, const FilesOfPaths& files, std::uint64_t max_bytes, unsigned jobs) {
  std::vector<ScanInput> inputs;
  for (const std::string& path : files.paths) inputs.push_back({path, false});
  return scan_files(sanitizer, inputs, reader_of(files, max_bytes), max_bytes, jobs);
}

Error incomplete_error(const std::string& incomplete) {
  return {incomplete, "repair the file (a truncated save, conflict markers), then try again"};
}

FileReport report_of(const ScannedFile& file) {
  FileReport report;
  report.path = file.shown;
  report.format = file.outcome.format;
  report.error = file.error;
  report.not_scanned = file.outcome.not_scanned;
  report.allowed = file.outcome.allowed;
  report.causes = file.outcome.causes;
  for (const Finding& finding : file.outcome.findings) report.findings.push_back({finding, false, false});
  return report;
}

}  // namespace nbscrub
