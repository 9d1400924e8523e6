#include "sanitizer/remove.h"

namespace nbscrub {
namespace {

void remove_runs(RawSpan container, std::string_view emptied, std::span<const RawSpan> items,
                 const std::vector<bool>& doomed, EditList& edits) {
  for (std::size_t first = 0; first < items.size(); ++first) {
    if (!doomed[first]) continue;
    std::size_t last = first;
    while (last + 1 < items.size() && doomed[last + 1]) ++last;
    if (first > 0) {
      edits.add({items[first - 1].end, items[last].end}, "");
    } else if (last + 1 < items.size()) {
      edits.add({items[first].begin, items[last + 1].begin}, "");
    } else {
      edits.add(container, std::string(emptied));
    }
    first = last;
  }
}

}  // namespace

void remove_members(RawSpan object, std::span<const Member> members, const std::vector<bool>& doomed,
                    EditList& edits) {
  std::vector<RawSpan> items;
  items.reserve(members.size());
  for (const Member& member : members) items.push_back({member.key.begin - 1, member.value.end});
  remove_runs(object, "{}", items, doomed, edits);
}

void remove_items(RawSpan array, std::span<const RawSpan> items, const std::vector<bool>& doomed, EditList& edits) {
  remove_runs(array, "[]", items, doomed, edits);
}

}  // namespace nbscrub
