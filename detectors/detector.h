// Matches in, hits out: the judge of the detectors. For each place where an anchor stands it asks the rules that use
// the anchor: does the shape fit, are the edges clean, does the checksum hold, is the value random enough and no
// placeholder, is the context there? Then, of hits that overlap, the longest and most specific stays.
//
// It knows text and rules only: no JSON, no notebook, no Git. What surrounds the text comes in as a Scope of words.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "detectors/rule.h"
#include "detectors/rules_in_force.h"
#include "detectors/scanner.h"
#include "detectors/span.h"

namespace nbscrub {

// Where a text stands, as far as rules care: a password assignment is sure in code and only a hint in prose.
enum class Place : std::uint8_t {
  code,     // a cell's source, a script
  config,   // .env, YAML, INI, TOML, properties, JSON files
  prose,    // markdown and raw cells, other text files
  output,   // streams, text of a result, HTML, tracebacks
  metadata, // JSON subtrees: metadata, application/json, papermill parameters
  widget,   // widget state and application payloads: only shapes with an anchor of their own
};

struct TextUnit {
  std::string_view text;
  std::span<const std::size_t> seams;  // sorted offsets into `text`; see shape.h
  Place place = Place::code;
};

// Context words present in the surroundings, by anchor index. Sorted, unique.
struct Scope {
  std::span<const std::uint32_t> cell;
  std::span<const std::uint32_t> file;
};

struct Hit {
  RuleIndex rule = 0;
  Confidence confidence = Confidence::low;
  TextSpan secret;  // offsets into TextUnit::text
  TextSpan whole;   // the secret with its fixed parts; overlaps are settled on this
  // How far the word that vouches for it stands from the secret; kElsewhere when it is in the cell or file only.
  std::size_t distance = 0;
};
inline constexpr std::size_t kElsewhere = 1 << 20;

// A place that looked like a credential to a rule and is none, for `nbscrub explain`.
struct Dropped {
  RuleIndex rule = 0;
  TextSpan secret;
  std::string_view reason;  // static text
};

class Detector {
 public:
  // What `table` points to must outlive the detector. Only rules `in_force` give hits.
  Detector(const RuleTable& table, RulesInForce in_force);
  const RulesInForce& in_force() const { return in_force_; }
  explicit Detector(const RuleTable& table) : Detector(table, RulesInForce::standard(table)) {}

  // The anchors among `matches` (ends are offsets into `unit.text`) that count as context words here: they stand as
  // whole words. Appends their indices to `words`.
  void collect_words(const TextUnit& unit, std::span<const Match> matches, std::vector<std::uint32_t>& words) const;

  // Appends the settled hits of one text, ordered by secret.begin. `matches` are those of this text, ends as offsets
  // into `unit.text`. With `dropped`, also what was let go and why.
  void detect(const TextUnit& unit, std::span<const Match> matches, const Scope& scope, std::vector<Hit>& hits,
              std::vector<Dropped>* dropped = nullptr) const;

  // May detect() find something without any match here: is a rule in force that reads whole lines of such a file, or one
  // that looks everywhere?
  bool looks_without_matches(const Scope& scope) const;

  const RuleTable& table() const { return table_; }

 private:
  class Search;  // one call of detect(); detector.cc

  struct RuleContext {
    std::vector<std::uint32_t> words;    // anchors of Rule::words, for find = near or line
    std::vector<std::uint32_t> context;  // anchors of Rule::context
  };

  RuleTable table_;
  RulesInForce in_force_;
  std::vector<RuleContext> contexts_;  // by rule
  std::vector<RuleIndex> near_rules_;  // all rules with find = near that are in force
  std::vector<RuleIndex> line_rules_;  // ... with find = line
  std::vector<RuleIndex> everywhere_rules_;  // all with find = everywhere that are in force
};

// Of hits that overlap keeps the one with the higher rank, then the higher confidence, then the longer `whole`, then
// the one whose vendor is named closer by. Orders what is left by secret.begin.
void settle_overlaps(const RuleTable& table, std::vector<Hit>& hits);

}  // namespace nbscrub
