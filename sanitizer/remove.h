// Removes members of an object and items of an array, in runs: one edit a run, with the comma before the run, or the one
// after it when the run starts at the first; all of them removed leaves {} or []. So the result is what nbformat would
// write on a file that nbformat wrote.
#pragma once

#include <span>
#include <vector>

#include "sanitizer/document.h"
#include "sanitizer/edit.h"

namespace nbscrub {

// `doomed[i]` tells of `members[i]`; all members of the object, in the order of the file.
void remove_members(RawSpan object, std::span<const Member> members, const std::vector<bool>& doomed, EditList& edits);

void remove_items(RawSpan array, std::span<const RawSpan> items, const std::vector<bool>& doomed, EditList& edits);

}  // namespace nbscrub
