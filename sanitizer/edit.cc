#include "sanitizer/edit.h"

#include <algorithm>
#include <cassert>
#include <tuple>

namespace nbscrub {

Result<void> EditList::normalise() {
  // An insertion comes before a wider edit that begins at the same byte, and of two such edits the wider comes first,
  // so that whatever lies inside another edit follows it.
  std::sort(edits_.begin(), edits_.end(), [](const Edit& a, const Edit& b) {
    return std::tuple(a.span.begin, !a.span.empty(), b.span.end, std::string_view(a.replacement)) <
           std::tuple(b.span.begin, !b.span.empty(), a.span.end, std::string_view(b.replacement));
  });

  std::vector<Edit> kept;
  RawSpan widest;  // the last kept edit that is no insertion
  for (Edit& edit : edits_) {
    if (!kept.empty() && kept.back() == edit) continue;
    const RawSpan span = edit.span;
    if (span.begin > span.end) return fail("an edit ends before it begins");
    const bool same_place = !kept.empty() && kept.back().span == span;
    const bool inside = span.empty() ? widest.begin < span.begin && span.begin < widest.end : widest.contains(span);
    if (same_place || (!inside && widest.overlaps(span))) return fail("two edits of the file contradict each other");
    if (inside) continue;
    if (!span.empty()) widest = span;
    kept.push_back(std::move(edit));
  }
  edits_ = std::move(kept);
  return {};
}

PaddedBytes EditList::apply(std::string_view bytes) const {
  std::size_t size = bytes.size() + PaddedBytes::kPadding;
  for (const Edit& edit : edits_) size += edit.replacement.size() - edit.span.size();

  std::string result;
  result.reserve(size);
  std::size_t at = 0;
  for (const Edit& edit : edits_) {
    assert(at <= edit.span.begin && edit.span.begin <= edit.span.end && edit.span.end <= bytes.size());
    result.append(bytes.substr(at, edit.span.begin - at)).append(edit.replacement);
    at = edit.span.end;
  }
  result.append(bytes.substr(at)).append(PaddedBytes::kPadding, '\0');
  return PaddedBytes::from_padded(std::move(result));
}

}  // namespace nbscrub
