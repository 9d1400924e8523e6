// The compiled form of the rules: the rule table and the Hyperscan database that finds its anchors. The built-in one is
// made by rulec at build time and lies in the binary's read-only data, ready to use in place (no deserialising: that
// costs 10 ms at each start). A second one, for rules made at run time, is compiled with compile() and joined to it.
// builtin() is in builtin_database.cc, apart from the rest, because rulec itself is linked without it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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

  // Both at once. `table` is theirs joined: the rules and anchors of `first`, then those of `second`.
  static RuleDatabase join(const RuleDatabase& first, const RuleDatabase& second, const RuleTable& table);

  // The database for load(), `in_place` false. Not of a joined one.
  Result<std::string> serialise() const;

  // What is scanned: each finds the anchors from `first_anchor` on.
  struct Part {
    const hs_database* native = nullptr;
    std::uint32_t first_anchor = 0;
    std::shared_ptr<hs_database> owned;  // empty for the built-in one
    bool has_patterns = false;           // some of its anchors are AnchorKind::pattern
  };
  std::span<const Part> parts() const { return parts_; }

  const RuleTable& table() const { return table_; }
  const hs_database* native() const { return parts_.front().native; }

 private:
  RuleDatabase(const RuleTable& table, std::vector<Part> parts) : table_(table), parts_(std::move(parts)) {}
  RuleTable table_;
  std::vector<Part> parts_;
};

// How many bytes a regular expression fits.
struct PatternWidth {
  std::uint32_t min = 0;
  std::uint32_t max = 0;  // kUnbounded: any number
};
inline constexpr std::uint32_t kUnbounded = 0xFFFFFFFF;

// Errors: Hyperscan does not know such an expression, with its reason.
Result<PatternWidth> pattern_width(std::string_view expression);

}  // namespace nbscrub
