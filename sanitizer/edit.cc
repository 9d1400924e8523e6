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

bool EditList::touches(RawSpan span) const {
  const auto first = std::partition_point(edits_.begin(), edits_.end(),
                                          [&](const Edit& edit) { return edit.span.end <= span.begin; });
  return first != edits_.end() && first->span.begin < span.end;
}

// The bytes of the input that `output`, a span of what apply() makes, stands for; a replacement that it touches counts
// whole.
RawSpan EditList::origin_of(RawSpan output) const {
  std::size_t begin = output.begin;
  std::size_t end = 0;
  std::size_t shrunk = 0;  // by the edits so far: input offset minus output offset, modulo the size of a word
  bool touched = false;
  for (const Edit& edit : edits_) {
    const std::size_t from = edit.span.begin - shrunk;
    const std::size_t to = from + edit.replacement.size();
    if (from >= output.end) break;
    if (to > output.begin) {
      if (!touched) begin = std::min(edit.span.begin, output.begin + shrunk);
      touched = true;
      end = edit.span.end;
    }
    shrunk += edit.span.size() - edit.replacement.size();
  }
  if (!touched) begin = output.begin + shrunk;
  return {begin, std::max(end, output.end + shrunk)};
}

Result<void> EditList::amend(const EditList& later) {
  std::vector<Edit> moved;
  for (const Edit& edit : later.edits_) moved.push_back({origin_of(edit.span), edit.replacement});
  std::erase_if(edits_, [&](const Edit& own) {
    return std::any_of(moved.begin(), moved.end(), [&](const Edit& edit) { return edit.span.contains(own.span); });
  });
  edits_.insert(edits_.end(), moved.begin(), moved.end());
  return normalise();
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
