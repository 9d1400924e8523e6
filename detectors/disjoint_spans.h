// A growing set of spans that do not overlap: who comes first takes the place. This is how overlaps are settled, in
// text (detector.h) and in the file (sanitizer/candidate.h).
#pragma once

#include <cstddef>
#include <iterator>
#include <map>

#include "detectors/span.h"

namespace nbscrub {

template <class Domain>
class DisjointSpans {
 public:
  bool is_free(Span<Domain> span) const {
    const auto after = ends_.lower_bound(span.begin);
    if (after != ends_.end() && after->first < span.end) return false;
    return after == ends_.begin() || std::prev(after)->second <= span.begin;
  }
  // `span` must be free.
  void take(Span<Domain> span) { ends_.emplace(span.begin, span.end); }

 private:
  std::map<std::size_t, std::size_t> ends_;  // by begin
};

}  // namespace nbscrub
