// Which rules of a table may hit, and how sure their hits are. A switch and a confidence a rule and no more: who sets
// them is the caller's business (configuration, the build's own check). A rule that is off keeps its anchors in the
// compiled database, which costs nothing there: the detector passes over them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "detectors/rule.h"

namespace nbscrub {

class RulesInForce {
 public:
  // Every rule but those of a group, which have to be switched on.
  static RulesInForce standard(const RuleTable& table) {
    RulesInForce rules(table, true);
    for (std::size_t i = 0; i < table.rules.size(); ++i) rules.on_[i] = table.rules[i].group == Group::standard;
    return rules;
  }

  static RulesInForce all(const RuleTable& table) { return {table, true}; }

  void set(RuleIndex rule, bool on) { on_[rule] = on; }
  bool has(RuleIndex rule) const { return on_[rule]; }

  // In place of the rule's own confidence.
  void set_confidence(RuleIndex rule, Confidence confidence) {
    if (confidence_.empty()) confidence_.resize(on_.size());
    confidence_[rule] = confidence;
  }
  // For a hit that was judged `found` while the rule says `written`: what lowered it (a failed checksum) still does.
  Confidence confidence_of(RuleIndex rule, Confidence written, Confidence found) const {
    if (confidence_.empty() || !confidence_[rule]) return found;
    const int steps = static_cast<int>(written) - static_cast<int>(found);
    return static_cast<Confidence>(std::clamp(static_cast<int>(*confidence_[rule]) - steps, 0, 2));
  }

  std::size_t count() const { return static_cast<std::size_t>(std::count(on_.begin(), on_.end(), true)); }

 private:
  RulesInForce(const RuleTable& table, bool on) : on_(table.rules.size(), on) {}
  std::vector<bool> on_;                               // by RuleIndex
  std::vector<std::optional<Confidence>> confidence_;  // the same; empty when none is set
};

}  // namespace nbscrub
