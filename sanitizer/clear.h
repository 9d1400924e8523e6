// Turns a policy into edits: outputs become [], execution counts null, widget state and volatile metadata go with one
// comma per run of removed members. Edits only; the result is what nbformat would write on a file that nbformat wrote.
#pragma once

#include <string_view>

#include "sanitizer/document.h"
#include "sanitizer/edit.h"
#include "sanitizer/policy.h"

namespace nbscrub {

// `document` must come from read_notebook() over `bytes`.
void clear(const Document& document, std::string_view bytes, const Policy& policy, EditList& edits);

// Removes the members of `object` for which `doomed[i]` is true: one edit a run, with the comma before the run, or the
// one after it when the run starts at the first; all members removed leaves {}.
void remove_members(const ObjectSpan& object, const std::vector<Member>& members, const std::vector<bool>& doomed,
                    EditList& edits);

}  // namespace nbscrub
