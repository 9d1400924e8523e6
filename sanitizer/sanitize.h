// One file's bytes in, outcome out: the whole line of the program (docs/how-nbscrub-works.md draws it). Pure: no disk,
// no Git, no clock, no terminal, the same answer for the same bytes and options.
//
// Ownership: a Sanitizer owns the buffers it reuses from file to file and borrows the rule database. One a thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "detectors/result.h"
#include "detectors/rule_database.h"
#include "detectors/rules_in_force.h"
#include "sanitizer/document.h"
#include "sanitizer/edit.h"
#include "sanitizer/explanation.h"
#include "sanitizer/finding.h"
#include "sanitizer/known_values.h"
#include "sanitizer/padded_bytes.h"
#include "sanitizer/policy.h"
#include "sanitizer/replace.h"
#include "sanitizer/root_cause.h"

namespace nbscrub {

struct Request {
  // The file's name, to tell a notebook (.ipynb) from other files and a configuration file from code; may hold folders.
  std::string_view name;
  bool rewrite = false;                // make `result`: clear by policy (notebooks) and redact
  bool redact_plain = false;           // with rewrite: also redact in files that are no notebooks
  Policy policy;                       // with rewrite
  const Replacement* replace = nullptr;  // with rewrite: what to put for literals in code, instead of markers
  bool honour_allowances = true;       // what is marked as no leak is let be, see allow.h
  const KnownValues* known = nullptr;  // values found in other files of the same commit
  Explanation* explain = nullptr;      // filled with what each stage did, when somebody wants to know
};

// What holds for all files of a run.
struct Settings {
  bool honour_allowances = true;  // false: in no file, whatever the request says
};

struct Outcome {
  Format format = Format::plain_text;
  std::vector<Finding> findings;    // ordered by place in the file
  std::vector<Finding> allowed;     // the same, for what a person marked as no leak; never rewritten
  std::string incomplete;           // why the answer is not sure (damage, a bound that was hit); empty = it is
  bool rewritten = false;           // `result` differs from the input
  bool not_scanned = false;         // binary: nothing was looked at
  PaddedBytes result;               // when rewritten: the input with `edits` applied, proven clean
  std::vector<Edit> edits;          // sorted, not overlapping
  std::size_t cleared_outputs = 0;  // with Request::rewrite
  std::size_t dropped_cells = 0;
  std::size_t redacted = 0;         // findings replaced in `result`
  ReplaceOutcome references;        // with Request::replace; indices into `findings`
  std::vector<RootCause> causes;    // how credentials get in here; never blocks
  KnownValues values;               // what was found here, to look for in the other files of the commit
};

class Sanitizer {
 public:
  // With the rules that are in force without being asked for.
  static Result<Sanitizer> create(const RuleDatabase& database);
  // With those of `database` that the caller chose.
  static Result<Sanitizer> create(const RuleDatabase& database, RulesInForce in_force, const Settings& settings = {});
  // One more with the same rules and settings, for another thread.
  Result<Sanitizer> another() const;
  Sanitizer(Sanitizer&&) noexcept;
  Sanitizer& operator=(Sanitizer&&) noexcept;
  ~Sanitizer();

  // Errors: the scanner failed, the result could not be proven clean, or two edits overlap in part. No error means that
  // `findings` is all there is, unless `incomplete` says why not.
  Result<Outcome> sanitize(const PaddedBytes& bytes, const Request& request);

 private:
  struct Impl;
  explicit Sanitizer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// Medium or high: it blocks a commit and is rewritten. A low one is a warning and never changes a file.
inline bool blocks(const Finding& finding) {
  return finding.confidence != Confidence::low;
}

}  // namespace nbscrub
