// What people write beside a finding to say that it is no leak:
//
//   key = "…"  # nbscrub: allow[github-pat] reason    this line, this rule (several with commas; any without `[…]`)
//   # nbscrub: allow-next-line[github-pat] reason     the same for the line after
//   gitleaks:allow, pragma: allowlist secret, pragma: allowlist nextline secret    what other scanners look for
//   a cell's tag `nbscrub-allow`                      the outputs of that cell, where nobody can write a comment
//
// A line is one of a field's decoded text, never of the file: a notebook may stand on one line, and what is written in
// its first cell says nothing about the second. Subtrees of JSON (metadata) have no lines and no comments, so nothing
// in them allows anything. A secret of several lines is allowed from its first line or the one before.
//
// Formats of others: gitleaks' README ("gitleaks:allow"); detect-secrets, core/plugins filters/allowlist.py.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "detectors/rule.h"
#include "sanitizer/candidate.h"
#include "sanitizer/finding.h"

namespace nbscrub {

class Allowances {
 public:
  // What `reading` refers to must outlive this. When nothing is to be honoured nothing is ever allowed.
  Allowances(const Reading& reading, bool honoured) : reading_(reading), honoured_(honoured) {}

  struct Found {
    std::string_view by;  // "nbscrub: allow"
    TextSpan reason;      // in the arena's text; may be empty
  };
  // What allows `rule` to stand where the candidate stands. Only fields that hold a candidate are read for markers.
  std::optional<Found> find(const Rule& rule, const Candidate& candidate);

 private:
  struct Marker {
    std::string_view by;
    bool next_line = false;
    std::vector<std::string_view> rules;  // empty: any
    TextSpan line;                        // the one it stands on
    TextSpan line_after;
    TextSpan reason;
  };
  const std::vector<Marker>& markers_of(std::size_t view);
  std::vector<Marker> read_markers(TextSpan view) const;
  std::optional<Marker> read_marker(std::size_t at) const;
  bool outputs_allowed(std::uint32_t cell) const;

  const Reading& reading_;
  bool honoured_;
  std::map<std::size_t, std::vector<Marker>> markers_;  // by decoded view, in order of text
};

// Takes those that are allowed out of `findings`; both keep their order.
std::vector<Finding> take_allowed(std::vector<Finding>& findings);

}  // namespace nbscrub
