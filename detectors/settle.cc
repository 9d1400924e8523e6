#include <algorithm>
#include <tuple>

#include "detectors/detector.h"
#include "detectors/disjoint_spans.h"

namespace nbscrub {

void settle_overlaps(const RuleTable& table, std::vector<Hit>& hits) {
  const auto strength = [&](const Hit& hit) {
    // The rule's index comes last so that the result never depends on the order in which hits were found.
    return std::tuple(table.rules[hit.rule].rank, hit.confidence, hit.whole.size(), hit.secret.size(),
                      -static_cast<std::ptrdiff_t>(hit.distance), -int{hit.rule},
                      -static_cast<std::ptrdiff_t>(hit.whole.begin));
  };
  std::sort(hits.begin(), hits.end(), [&](const Hit& a, const Hit& b) { return strength(a) > strength(b); });

  DisjointSpans<TextBytes> taken;
  std::vector<Hit> settled;
  for (const Hit& hit : hits) {
    if (!taken.is_free(hit.whole)) continue;
    taken.take(hit.whole);
    settled.push_back(hit);
  }
  std::sort(settled.begin(), settled.end(), [](const Hit& a, const Hit& b) { return a.secret < b.secret; });
  hits = std::move(settled);
}

}  // namespace nbscrub
