// The compiled form of the rules: the rule table and the Hyperscan database that finds its anchors. The built-in one is
// made by rulec at build time and lies in the binary's read-only data, ready to use in place (no deserialising: that
// costs 10 ms at each start). A second one, for rules made at run time, is compiled with compile(). builtin() is in
// builtin_database.cc, apart from the rest, because rulec itself is linked without it.
#pragma once

#include <cstddef>
#include <memory>
#include <span>

#include "detectors/result.h"
#include "detectors/rule.h"

struct hs_database;  // hs.h

namespace nbscrub {

// A database as rulec put it down.
struct RuleImage {
  std::span<const std::byte> bytes;
  bool in_place =
      true;  // a memory image, to be used where it lies at a multiple of 64; else Hyperscan's serialised form
};

class RuleDatabase {
 public:
  // The built-in rules; the reference stays valid for the whole run. Errors: the embedded image does not fit the
  // Hyperscan library that this binary was linked with.
  static Result<const RuleDatabase*> builtin();

  // Compiles the anchors of `table`; what it points to must outlive the database.
  static Result<RuleDatabase> compile(const RuleTable& table);

  // The database in `image`, which was made of the anchors of `table`; what both point to must outlive it. Errors as
  // for builtin().
  static Result<RuleDatabase> load(const RuleTable& table, const RuleImage& image);

  const RuleTable& table() const { return table_; }
  const hs_database* native() const { return native_; }

 private:
  RuleDatabase(const RuleTable& table, const hs_database* native, std::shared_ptr<hs_database> owned);
  RuleTable table_;
  const hs_database* native_;
  std::shared_ptr<hs_database> owned_;  // empty for the built-in one
};

}  // namespace nbscrub
