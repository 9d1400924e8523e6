// The sanitizer run over several files that belong together: one commit, one command line. A value found in one file is
// looked for in all others, so there is a second pass over the files that were scanned before it was known.
//
// Where bytes come from (blobs, disk) is the caller's affair. Several threads may share the work (crew.h), which nothing
// in the answer shows; no more files are held than there are threads, and one that waits for each.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "hook/config.h"
#include "hook/report.h"
#include "sanitizer/sanitize.h"

namespace nbscrub {

struct ScanInput {
  std::string path;      // raw bytes
  bool symlink = false;  // the content is the link's target: a line of text, whatever the link is called
};

struct ScannedFile {
  std::string path;
  std::string shown;  // the same with credentials in the name masked
  Outcome outcome;    // findings in the name come first
  bool name_has_finding = false;
  std::optional<Error> error;  // also for what Outcome::incomplete says
};

struct Scan {
  std::vector<ScannedFile> files;  // as the inputs came
  KnownValues known;               // found in any of them
};

// Hands the content of each wanted file (an index into the inputs) on, in any order.
using Deliver = std::function<void(std::size_t, Result<PaddedBytes>)>;
using ReadFiles = std::function<Result<void>(std::span<const std::size_t> wanted, const Deliver& deliver)>;

// `elsewhere`: values that are known already, to be looked for as well.
Result<Scan> scan_files(Sanitizer& sanitizer, std::span<const ScanInput> inputs, const ReadFiles& read,
                        std::uint64_t max_bytes, unsigned jobs = 0, const KnownValues& elsewhere = {});

// The sanitizer with the built-in rules and those that `config` adds, as it has them.
Result<Sanitizer> make_sanitizer(const Config& config, const Settings& settings);

// The file with nothing changed but its credentials: what may be kept of it. Proven, as every rewriting is. Errors: those
// of the sanitizer, and a file that could not be looked through to the end.
Result<PaddedBytes> redacted_copy(Sanitizer& sanitizer, std::string_view name, const PaddedBytes& bytes,
                                  const KnownValues& known);

// The files under the paths of a command line, sorted, without doubles. A path that cannot be walked is one of them, with
// an error; the others are looked at all the same.
struct FilesOfPaths {
  std::vector<std::string> paths;
  std::map<std::string, Error> failures;

  std::optional<Error> failure_of(const std::string& path) const;
};
FilesOfPaths files_of(std::span<const std::string> paths);

// scan_files() of them, read from disk.
Result<Scan> scan_paths(Sanitizer& sanitizer, const FilesOfPaths& files, std::uint64_t max_bytes, unsigned jobs = 0);

// What Outcome::incomplete says, as an error of the file.
Error incomplete_error(const std::string& incomplete);

// For the report, with nothing removed.
FileReport report_of(const ScannedFile& file);

}  // namespace nbscrub
