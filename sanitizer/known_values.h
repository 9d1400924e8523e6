// Values that were found once and are looked for everywhere: the same password printed bare in an output, or in another
// file of the same commit. Only values that cannot stand in innocent text by chance get in; see worth_spreading().
//
// Holds secrets in memory, so it is never written, logged or put in a report.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detectors/rule.h"
#include "detectors/span.h"

namespace nbscrub {

class KnownValues {
 public:
  // Adds the value if worth_spreading(), unless it is only a hint (low); keeps the rule of the first finding, one with
  // a higher confidence replaces it.
  void add(std::string_view value, const Rule& rule, Confidence confidence);

  // Adds all of `other`: what was found in another file of the same commit.
  void merge(const KnownValues& other) {
    for (const Value& value : other.values_) add(value.text, *value.rule, value.confidence);
  }

  struct Occurrence {
    TextSpan span;  // in `text`
    const Rule* rule;
    Confidence confidence;
  };
  // Appends every place in `text` where a known value stands with token edges on both sides: no letter, digit, `_` or
  // `-` beside it, except where the value itself ends in punctuation. Where several overlap, the longest value counts.
  // In order of text.
  void find(std::string_view text, std::vector<Occurrence>& occurrences) const;

  bool empty() const { return values_.empty(); }
  std::size_t size() const { return values_.size(); }

 private:
  struct Value {
    std::string text;
    const Rule* rule;
    Confidence confidence;
  };
  std::vector<Value> values_;  // the longest first
};

// Long enough or random enough: 12 bytes or more, or 8 or more of three classes of characters over the entropy floor.
// Not made of words, not a host name, path, file name, e-mail address, number, date or UUID: those stand everywhere.
bool worth_spreading(std::string_view value);

}  // namespace nbscrub
