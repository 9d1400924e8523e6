// Cleans the files of one command line. Files are made ready by several threads (crew.h), a batch at a time: the new
// contents lie beside the old ones and are flushed to disk together. Then, in the order of the names, it is said what
// goes for good, and each takes the place of the old one. What a run says and writes does not depend on the number of
// threads.
//
// A value found in one file is looked for in all others; where it was not known yet when a file was made ready, the
// file is made ready once more.
#pragma once

#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "hook/cli.h"
#include "hook/config.h"
#include "hook/file.h"
#include "hook/file_names.h"
#include "hook/output_store.h"
#include "hook/report.h"
#include "sanitizer/sanitize.h"

namespace nbscrub {

// What the flags and `[clear]` say.
Policy policy_of(const Command& command, const Config& config);

// "cleaned: 3 outputs cleared, 1 credential redacted"
std::string what_was_done(const Outcome& outcome, bool reformatted, bool dry_run);

// The notebook as Jupyter writes it, when the command asks for that and it is not so already; proven to hold nothing
// that a cleaning takes out. `bytes` is what was cleaned, or needed no cleaning. Errors: it cannot be written so, or
// proven.
Result<std::optional<PaddedBytes>> in_jupyter_form(const Command& command, Sanitizer& line, const Request& request,
                                                   Format format, const PaddedBytes& bytes);

// What a cleaning found, before anything is written.
FileReport report_of_cleaning(const ScannedName& name, const Outcome& outcome);

struct FileToClean {
  std::string path;
  ScannedName name;
  std::optional<Error> error;  // why it cannot be read, when that is known
};

class Cleaning {
 public:
  // Files that wait for their names at one time. Of more than that the values are looked for in all of them first.
  static constexpr std::size_t kBatch = 1000;

  Cleaning(const Command& command, const Policy& policy, Sanitizer& sanitizer);
  Cleaning(const Cleaning&) = delete;
  Cleaning& operator=(const Cleaning&) = delete;
  ~Cleaning();

  // Appends a report a file, in their order. `known`: values found before.
  void run(const std::vector<FileToClean>& files, KnownValues known, Report& report);

  bool changed_any() const { return changed_; }

 private:
  // One file between being read and being replaced.
  struct Ready {
    explicit Ready(const FileToClean& what) : file(what) {}
    Ready(const Ready&) = delete;
    Ready& operator=(const Ready&) = delete;
    void drop();  // what was written for it

    const FileToClean& file;
    FileReport report;
    KnownValues values;
    bool searched = false;  // its content was looked through for values
    bool rewritten = false;
    std::size_t redacted = 0;
    std::string done;
    std::string diff;
    std::string kept;  // the file of its outputs; empty when none are kept
    std::optional<PendingFile> pending;
    struct stat status {};
  };

  void prepare(Sanitizer& line, const KnownValues& known, Ready& ready);
  Result<void> prepare_write(Sanitizer& line, const Request& request, const FileContent& content,
                             const Outcome& outcome, Ready& ready);
  Result<void> keep_outputs(Sanitizer& line, const Request& request, const FileContent& content,
                            const Outcome& outcome, std::string_view cleaned, Ready& ready);
  Result<bool> may_redact(const std::string& path) const;
  // In order: says what goes, replaces, notes what may be left elsewhere.
  void replace(std::deque<Ready>& batch, std::vector<std::string>& notes);
  void replace_waiting(std::vector<Ready*>& waiting, std::vector<std::string>& notes);
  void note_copies(const Ready& ready, std::vector<std::string>& notes);

  const Command& command_;
  const Policy policy_;
  Sanitizer& sanitizer_;
  OutputStore store_;
  std::mutex store_mutex_;
  bool changed_ = false;
  bool open_tab_noted_ = false;
};

}  // namespace nbscrub
