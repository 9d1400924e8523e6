// What a run found and did, as plain data: what the reports (report_text.h, report_json.h) write down and what the exit
// code is taken from. Holds no byte of a secret; a path whose name held one is masked before it gets here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detectors/result.h"
#include "hook/exit_code.h"
#include "sanitizer/finding.h"
#include "sanitizer/root_cause.h"

namespace nbscrub {

struct ReportedFinding {
  Finding finding;
  bool committed = false;  // the same value stands in HEAD's version of this file
  bool removed = false;    // it was redacted, or cleared away with an output
};

// How a report calls what came in through a pipe without a name.
inline constexpr std::string_view kStandardInputName = "(standard input)";

struct FileReport {
  std::string path;  // raw bytes, as Git or the user gave it
  Format format = Format::plain_text;
  std::vector<ReportedFinding> findings;
  std::vector<Finding> allowed;  // what somebody marked as no leak: neither a finding nor a warning
  std::vector<RootCause> causes;  // how credentials get in: advice
  std::optional<Error> error;    // why it could not be told, or written
  bool not_scanned = false;    // binary
  std::string commit;          // that brought it in, in short form, where commits are looked at
  std::string done;            // what was done to it, in words; empty: nothing
  bool clean_on_disk = false;  // the hook cleaned the working copy as well as the index
};

// What the user is doing: decides where the exit code and the advice come from.
enum class Occasion {
  check,           // `nbscrub check`
  commit,          // the hook
  commit_cleaned,  // the hook with --fix, after the index was cleaned
  message,         // the commit-msg hook
  push,            // the pre-push and pre-receive hooks
  commits,         // `nbscrub check --commits`
  clean,           // `nbscrub FILE`
  dry_run,         // the same with --dry-run
  replace,         // `nbscrub replace`
};

struct Report {
  Occasion occasion = Occasion::check;
  Confidence block_from = Confidence::medium;  // findings of this confidence and above block
  std::vector<FileReport> files;   // every file that was looked at
  std::size_t ignored = 0;         // files that [paths] ignore left out
  std::vector<std::string> notes;  // further words for the user, one sentence each
  std::string skipped;             // NBSCRUB_SKIP lets all of it through, for this reason; empty: it does not
};

struct Tally {
  std::size_t files = 0;     // scanned
  std::size_t findings = 0;  // that block
  std::size_t warnings = 0;  // the others
  std::size_t removed = 0;   // of the findings
  std::size_t allowed = 0;
  std::size_t not_scanned = 0;
  std::size_t errors = 0;
};
Tally tally(const Report& report);

std::string_view confidence_name(Confidence confidence);  // "high"

// The causes that are worth saying: `check` tells all, the hook and a cleaning those of files with a finding, so that
// nobody is lectured at each commit. What looks at many commits tells none.
struct ShownCause {
  const FileReport* file = nullptr;
  const RootCause* cause = nullptr;
};
std::vector<ShownCause> shown_causes(const Report& report);

// Does this finding count as one that blocks?
bool blocks(const ReportedFinding& finding, Confidence block_from);

// 2 with any error, 1 when something that blocks is still there, else 0.
ExitCode verdict(const Report& report);

}  // namespace nbscrub
