// What Hyperscan looks for: of each rule the literal texts that must stand where it hits. Equal literals of several
// rules are one anchor with several uses. Its one external interface is AnchorSet::derive(); anchor_pattern() says an
// anchor in Hyperscan's language, for rule_database.cc.
//
// A shape is found by its longest literal, one at a fixed place from the start when that has four bytes or more. A word
// is found in any case. A name `api_key` is found as `api_key`, `api-key`, `api.key`, `api key` (one pattern) and as
// `apikey` (a second one: a pattern has a fixed length). A call is found by its name and parenthesis, `login(`. All URLs
// share `://`, PEM blocks `-----BEGIN `. A pattern is looked for as it is; where what stands before its secret has no
// fixed length, that is looked for too, to tell where the secret begins (scanner.h).
//
// Ownership: an AnchorSet owns the texts and uses of its anchors; moving it keeps their addresses.
#pragma once

#include <deque>
#include <map>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "detectors/result.h"
#include "detectors/rule.h"

namespace nbscrub {

class AnchorSet {
 public:
  AnchorSet() = default;
  AnchorSet(AnchorSet&&) = default;  // moved only: a copy's anchors would point into the original
  AnchorSet& operator=(AnchorSet&&) = default;

  // The anchors of all rules; an AnchorUse's `rule` is `first` and the place in `rules`. Errors start with
  // "rule <id>: ".
  static Result<AnchorSet> derive(std::span<const Rule> rules, std::size_t first = 0);

  std::span<const Anchor> anchors() const { return anchors_; }

 private:
  using Key = std::tuple<AnchorKind, std::string, Alphabet, std::uint16_t>;

  void add(AnchorKind kind, std::string text, AnchorUse use, Alphabet tail = Alphabet::any,
           std::uint16_t tail_length = 0);
  Result<void> add_shapes(const Rule& rule, RuleIndex index);
  Result<void> add_words(std::span<const std::string_view> words, RuleIndex index, std::uint16_t list);
  Result<void> add_names(const Rule& rule, RuleIndex index);
  void add_calls(const Rule& rule, RuleIndex index);
  void add_pem(const Rule& rule, RuleIndex index);
  void add_pattern(std::string expression, AnchorUse use);
  void finish();

  std::map<Key, std::size_t> known_;  // where in anchors_
  std::deque<std::string> texts_;
  std::deque<std::vector<AnchorUse>> uses_;
  std::vector<Anchor> anchors_;
};

// The regular expression for an anchor; case is a flag (Anchor::caseless).
std::string anchor_pattern(const Anchor& anchor);

}  // namespace nbscrub
