#include "detectors/scanner.h"

#include <fmt/format.h>
#include <hs/hs.h>

#include <algorithm>
#include <limits>
#include <span>
#include <tuple>

#include "detectors/pattern.h"

namespace nbscrub {
namespace {

struct ScratchFree {
  void operator()(hs_scratch* scratch) const { hs_free_scratch(scratch); }
};

struct PatternMatch {
  std::uint32_t anchor = 0;
  TextSpan span;
};

// What one call of hs_scan() gives.
struct Found {
  std::span<const Anchor> anchors;
  std::uint32_t first_anchor = 0;
  std::vector<Match>& matches;
  std::vector<PatternMatch>& patterns;
};

int append_match(unsigned id, unsigned long long, unsigned long long end, unsigned, void* context) {
  const Found& found = *static_cast<const Found*>(context);
  found.matches.push_back({id + found.first_anchor, 0, static_cast<std::size_t>(end)});
  return 0;
}

int append_match_or_pattern(unsigned id, unsigned long long begin, unsigned long long end, unsigned, void* context) {
  const Found& found = *static_cast<const Found*>(context);
  const std::uint32_t anchor = id + found.first_anchor;
  if (found.anchors[anchor].kind == AnchorKind::pattern) {
    found.patterns.push_back({anchor, {static_cast<std::size_t>(begin), static_cast<std::size_t>(end)}});
  } else {
    found.matches.push_back({anchor, 0, static_cast<std::size_t>(end)});
  }
  return 0;
}

// Of each pattern the matches from left to right, each as long as it can be, that do not overlap.
void settle_patterns(const RuleTable& table, std::string_view text, std::vector<PatternMatch>& found,
                     std::vector<Match>& matches) {
  std::sort(found.begin(), found.end(), [](const PatternMatch& a, const PatternMatch& b) {
    return std::tuple(a.anchor, a.span.begin, b.span.end) < std::tuple(b.anchor, b.span.begin, a.span.end);
  });
  for (std::size_t i = 0; i < found.size();) {
    const std::uint32_t index = found[i].anchor;
    std::size_t next = i;
    while (next < found.size() && found[next].anchor == index) ++next;
    const AnchorUse& use = table.anchors[index].uses.front();
    if (use.part == 0) {
      // Where `before` ends; its anchor is the one behind, if it has one.
      std::vector<std::size_t> before_ends;
      for (std::size_t k = next; k < found.size() && found[k].anchor == index + 1; ++k) {
        const AnchorUse& other = table.anchors[index + 1].uses.front();
        if (other.rule == use.rule && other.part == 1) before_ends.push_back(found[k].span.end);
      }
      std::sort(before_ends.begin(), before_ends.end());
      std::size_t taken = 0;
      for (; i < next; ++i) {
        if (found[i].span.begin < taken) continue;
        const auto secret = secret_in(table.rules[use.rule].pattern, text, found[i].span, before_ends);
        if (!secret || secret->empty()) continue;
        matches.push_back({index, static_cast<std::uint16_t>(secret->size()), secret->end});
        taken = found[i].span.end;
      }
    }
    i = next;
  }
}

bool stands_before(const Match& a, const Match& b) { return std::tie(a.end, a.anchor) < std::tie(b.end, b.anchor); }

}  // namespace

struct Scanner::Impl {
  RuleDatabase database;  // shares the native database when it was compiled at run time
  std::unique_ptr<hs_scratch, ScratchFree> scratch;
};

Scanner::Scanner(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Scanner::Scanner(Scanner&&) noexcept = default;
Scanner& Scanner::operator=(Scanner&&) noexcept = default;
Scanner::~Scanner() = default;

Result<Scanner> Scanner::create(const RuleDatabase& database) {
  if (hs_valid_platform() != HS_SUCCESS) {
    return fail("this processor lacks the instructions the scanner is made of (SSSE3 on x86-64)",
                "run nbscrub on a newer machine");
  }
  hs_scratch_t* scratch = nullptr;
  hs_error_t code = HS_SUCCESS;
  for (const RuleDatabase::Part& part : database.parts()) {
    if (code == HS_SUCCESS) code = hs_alloc_scratch(part.native, &scratch);  // grows to what all of them need
  }
  if (code != HS_SUCCESS) hs_free_scratch(scratch);
  if (code == HS_NOMEM) return fail("there is no memory for the scanner", "close other programs and try again");
  if (code != HS_SUCCESS) {
    return fail(fmt::format("the compiled rules do not fit the Hyperscan library of this program (code {})", code),
                "install the program again: rules and library are built together");
  }
  return Scanner(std::make_unique<Impl>(Impl{database, std::unique_ptr<hs_scratch, ScratchFree>(scratch)}));
}

Result<void> Scanner::scan(std::string_view text, std::vector<Match>& matches) {
  if (text.empty()) return {};
  if (text.size() > std::numeric_limits<unsigned>::max()) {
    return fail("a text of more than 4 GiB cannot be scanned in one piece", "split the file");
  }
  const std::size_t first = matches.size();
  const RuleTable& table = impl_->database.table();
  std::vector<PatternMatch> patterns;
  for (const RuleDatabase::Part& part : impl_->database.parts()) {
    Found found{table.anchors, part.first_anchor, matches, patterns};
    const hs_error_t code = hs_scan(part.native, text.data(), static_cast<unsigned>(text.size()), 0,
                                    impl_->scratch.get(),
                                    part.has_patterns ? append_match_or_pattern : append_match, &found);
    if (code != HS_SUCCESS) {
      return fail(fmt::format("the scan was broken off (Hyperscan code {})", code), "report this as a bug of nbscrub");
    }
  }
  settle_patterns(table, text, patterns, matches);
  // Hyperscan promises no order; findings have to be the same on every platform.
  const auto added = matches.begin() + static_cast<std::ptrdiff_t>(first);
  if (!std::is_sorted(added, matches.end(), stands_before)) std::sort(added, matches.end(), stands_before);
  return {};
}

}  // namespace nbscrub
