// What Git stores of a file whose working copy stays as it is: outputs cleared as the configuration says, credentials
// replaced. The same line as `nbscrub FILE`, with one difference: no value of another file is looked for, so that the
// answer depends on the file's bytes and the configuration alone. Were it otherwise, the order in which Git asks would
// make files look changed that nobody has touched.
//
// The configuration is the one at the top of the work tree, not the index's: Git is writing the index while it asks.
// It is read, and the rules are made ready, when the first file comes.
//
// What cannot be cleaned is refused, never passed: a notebook that could not be looked through to the end, and whatever
// holds a credential but is no whole notebook. A damaged file without a credential passes, because an editor's
// half-saved file must not break `git diff`; the hook stops a commit of it.
#pragma once

#include <optional>
#include <string>

#include "detectors/result.h"
#include "hook/cli.h"
#include "hook/config_source.h"
#include "hook/filter_cache.h"
#include "hook/filter_protocol.h"
#include "hook/path_patterns.h"
#include "sanitizer/sanitize.h"

namespace nbscrub {

class FilterCleaner {
 public:
  // `command` gives the options: --config, --no-config, --no-allow, --max-size.
  explicit FilterCleaner(Command command);

  // Keeps what it did for the next time (filter_cache.h).
  ~FilterCleaner();
  FilterCleaner(const FilterCleaner&) = delete;
  FilterCleaner& operator=(const FilterCleaner&) = delete;

  // Says on standard error what was redacted, when these bytes come for the first time, or why not. `path` counts from
  // the top of the work tree.
  FilterAnswer clean(const std::string& path, const PaddedBytes& bytes);

  // Says that a file is larger than the limit.
  void refuse_large(const std::string& path, std::uint64_t size);

  struct Cleaned {
    std::optional<PaddedBytes> bytes;  // none: as they came
    std::vector<Edit> edits;           // that made them
    std::vector<Finding> redacted;     // none when these bytes have come before
  };
  // The same without a word. Errors: why it is refused, also by the configuration.
  Result<Cleaned> cleaned(const std::string& path, const PaddedBytes& bytes);

  // With the configuration in force. Errors: the configuration or the rules.
  Result<Sanitizer*> sanitizer();

 private:
  struct Ready {
    ConfigInForce source;
    PathPatterns ignored;
    Sanitizer sanitizer;
    std::string identity;  // of the program and all that decides what it does
  };

  // What the line makes of it.
  Result<Cleaned> sanitized(const std::string& path, const PaddedBytes& bytes);
  // The path as it may be shown.
  std::string shown(const std::string& path);
  void say_redacted(const std::string& path, const std::vector<Finding>& redacted);

  Command command_;
  std::optional<Ready> ready_;
  FilterCache cache_;
};

}  // namespace nbscrub
