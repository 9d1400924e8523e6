// One pass of Hyperscan over a text: every place where a rule's anchor stands. It decides nothing: the callback only
// appends, detector.h judges. Of the many ends that a pattern's match has, the last one counts.
//
// Ownership: a Scanner borrows the database (static for the built-in rules) and owns its scratch space, so each thread
// needs a Scanner of its own. hs.h is included in scanner.cc and rule_database.cc only.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "detectors/result.h"
#include "detectors/rule_database.h"

namespace nbscrub {

struct Match {
  std::uint32_t anchor = 0;         // index into RuleTable::anchors
  std::uint16_t secret_length = 0;  // of a pattern: the secret is so many bytes before `end`
  std::size_t end = 0;              // offset into the scanned text, one past the anchor's (the secret's) last byte
};

class Scanner {
 public:
  // Errors: the processor lacks what Hyperscan needs, the database does not fit the library, no memory.
  static Result<Scanner> create(const RuleDatabase& database);

  Scanner(Scanner&&) noexcept;
  Scanner& operator=(Scanner&&) noexcept;
  ~Scanner();

  // Appends every match in `text` (at most 4 GiB) to `matches`, ordered by end. Errors: Hyperscan's own.
  Result<void> scan(std::string_view text, std::vector<Match>& matches);

 private:
  struct Impl;
  explicit Scanner(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace nbscrub
