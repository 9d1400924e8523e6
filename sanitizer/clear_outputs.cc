#include "sanitizer/clear_outputs.h"

#include <algorithm>
#include <string>
#include <vector>

#include "sanitizer/json_walk.h"
#include "sanitizer/members.h"
#include "sanitizer/output_kind.h"
#include "sanitizer/remove.h"

namespace nbscrub {
namespace {

bool goes(std::string_view bytes, RawSpan output, Mark mark, const OutputPolicy& policy) {
  const auto named = [&](const std::string& selector) { return names_output(bytes, output, selector); };
  const auto said = [&](const std::string& text) { return output_says(bytes, output, text); };
  if (std::any_of(policy.drop_types.begin(), policy.drop_types.end(), named)) return true;
  if (std::any_of(policy.drop_texts.begin(), policy.drop_texts.end(), said)) return true;
  if (mark == Mark::keep || std::any_of(policy.keep_types.begin(), policy.keep_types.end(), named)) return false;
  return policy.max_size ? size_of_output(bytes, output) > *policy.max_size : policy.clear || mark == Mark::strip;
}

bool has_items(std::string_view array) {
  return array.starts_with('[') && array.find_first_not_of(" \t\r\n", 1) != array.size() - 1;
}

}  // namespace

void clear_outputs(const Document& document, std::string_view bytes, const CellPlaces& cell, Mark mark,
                   const OutputPolicy& policy, EditList& edits) {
  const bool one_by_one = !policy.drop_types.empty() || !policy.drop_texts.empty() ||
                          (mark != Mark::keep && (policy.max_size || !policy.keep_types.empty()));
  if (!one_by_one && (mark == Mark::keep || (mark == Mark::none && !policy.clear))) return;
  for (const Member& member : members_of(document, cell.object)) {
    if (!says(bytes, member.key, "outputs") || !has_items(text_of(bytes, member.value))) continue;
    if (!one_by_one) {
      edits.add(member.value, "[]");
      continue;
    }
    const std::vector<RawSpan> outputs = items_in(bytes, member.value);
    std::vector<bool> doomed;
    for (const RawSpan output : outputs) doomed.push_back(goes(bytes, output, mark, policy));
    remove_items(member.value, outputs, doomed, edits);
  }
}

}  // namespace nbscrub
