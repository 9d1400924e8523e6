// A notebook that is no JSON: truncated, with conflict markers, with a bad byte. First a repaired copy of the same
// length is tried (bad UTF-8, NUL and control bytes in strings overwritten one for one, a trailing NUL dropped), so
// that spans still hold for the original. If that is no notebook either, a lexical reader takes every `"…"` as a field
// and decodes it: falling back to raw text would miss each password in escaped quotes. What stands outside of strings
// is one more field.
#pragma once

#include "detectors/result.h"
#include "sanitizer/document.h"
#include "sanitizer/padded_bytes.h"

namespace nbscrub {

// Never fails; the document's format is damaged_notebook and `damage` says why, with `reason` from read_notebook().
Document read_damaged(const PaddedBytes& bytes, const Error& reason);

}  // namespace nbscrub
