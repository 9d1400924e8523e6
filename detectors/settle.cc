#include <algorithm>
#include <map>
#include <tuple>

#include "detectors/detector.h"

namespace nbscrub {

void settle_overlaps(const RuleTable& table, std::vector<Hit>& hits) {
  const auto strength = [&](const Hit& hit) {
    // The rule's index comes last so that the result never depends on the order in which hits were found.
    return std::tuple(table.rules[hit.rule].rank, hit.confidence, hit.whole.size(), hit.secret.size(), -int{hit.rule},
                      -static_cast<std::ptrdiff_t>(hit.whole.begin));
  };
  std::sort(hits.begin(), hits.end(), [&](const Hit& a, const Hit& b) { return strength(a) > strength(b); });

  std::map<std::size_t, std::size_t> taken;  // begin -> end of the spans that stay
  std::vector<Hit> settled;
  for (const Hit& hit : hits) {
    const auto after = taken.lower_bound(hit.whole.begin);
    if (after != taken.end() && after->first < hit.whole.end) continue;
    if (after != taken.begin() && std::prev(after)->second > hit.whole.begin) continue;
    taken.emplace(hit.whole.begin, hit.whole.end);
    settled.push_back(hit);
  }
  std::sort(settled.begin(), settled.end(), [](const Hit& a, const Hit& b) { return a.secret < b.secret; });
  hits = std::move(settled);
}

}  // namespace nbscrub
