// The middle of the line: from matches in the arena to findings in the file. verify() asks the detectors about each
// view, spread() looks for the values that were found wherever else they stand, settle() maps what is left back to the
// file and lets one finding stay where several views show the same bytes.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "detectors/detector.h"
#include "sanitizer/document.h"
#include "sanitizer/explanation.h"
#include "sanitizer/finding.h"
#include "sanitizer/known_values.h"
#include "sanitizer/view.h"

namespace nbscrub {

class Allowances;  // allow.h

struct Candidate {
  RuleIndex rule = 0;
  Confidence confidence = Confidence::low;
  bool spread = false;
  std::size_t view = 0;  // into TextArena::views()
  TextSpan secret;       // in the arena's text
};

// A place that verify() let go.
struct DroppedCandidate {
  Candidate candidate;
  std::string_view reason;  // static text
};

// What the stages below need to know of the file.
struct Reading {
  const Document& document;
  std::string_view bytes;
  std::string_view name;
  const TextArena& arena;
  std::span<const Match> name_matches;  // of `named_text(name)`; empty for a notebook
};

// What a plain file's name says of its text: its last part and the folder it stands in, `.docker/config.json`. The
// folders above are where somebody works, and mean nothing.
std::string_view named_text(std::string_view name);

// Candidates in order of the arena. `matches` are those of one scan of the arena's text, ordered by end.
// With `dropped`, also what was let go and why.
std::vector<Candidate> verify(const Reading& reading, const Detector& detector, std::span<const Match> matches,
                              std::vector<DroppedCandidate>* dropped = nullptr);

// Appends a candidate for each further place in the arena where one of `values` stands.
void spread(const Reading& reading, const Detector& detector, const KnownValues& values,
            std::vector<Candidate>& candidates);

// The findings, ordered by their first byte in the file; those that are allowed say so.
std::vector<Finding> settle(const Reading& reading, const Detector& detector, std::vector<Candidate> candidates,
                            Allowances& allowances);

// What was let go as findings say it, each place once a rule, ordered like findings.
std::vector<Rejected> rejected(const Reading& reading, const Detector& detector,
                               std::span<const DroppedCandidate> dropped);

}  // namespace nbscrub
