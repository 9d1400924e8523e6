// Which rules of a table may hit. A switch a rule and no more: who turns them is the caller's business (configuration,
// the build's own check). A rule that is off keeps its anchors in the compiled database, which costs nothing there: the
// detector passes over them.
#pragma once

#include <algorithm>
#include <cstddef>
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
  std::size_t count() const { return static_cast<std::size_t>(std::count(on_.begin(), on_.end(), true)); }

 private:
  RulesInForce(const RuleTable& table, bool on) : on_(table.rules.size(), on) {}
  std::vector<bool> on_;  // by RuleIndex
};

}  // namespace nbscrub
