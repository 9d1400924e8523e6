// The compiled form of the rules: the rule table and the Hyperscan database that finds its anchors. The built-in one is
// made by rulec at build time and lies in the binary's read-only data, ready to use in place (no deserialising: that
// costs 10 ms at each start). A second one, for rules made at run time, is compiled with compile().
#pragma once

#include <memory>

#include "detectors/result.h"
#include "detectors/rule.h"

struct hs_database;  // hs.h

namespace nbscrub {

class RuleDatabase {
 public:
  // The built-in rules; the reference stays valid for the whole run. Errors: the embedded image does not fit the
  // Hyperscan library that this binary was linked with.
  static Result<const RuleDatabase*> builtin();

  // Compiles the anchors of `table`, which must outlive the database.
  static Result<RuleDatabase> compile(const RuleTable& table);

  const RuleTable& table() const { return *table_; }
  const hs_database* native() const { return native_; }

 private:
  RuleDatabase(const RuleTable* table, const hs_database* native, std::shared_ptr<hs_database> owned);
  const RuleTable* table_;
  const hs_database* native_;
  std::shared_ptr<hs_database> owned_;  // empty for the built-in one
};

}  // namespace nbscrub
