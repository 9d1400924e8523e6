// Clears a note of Apache Zeppelin (.zpln): JSON with a list of `paragraphs`, each with its `results`. Edits only. What is
// secret in such a note is found as in any text file; it is no notebook to the rest of the program.
#pragma once

#include "detectors/result.h"
#include "sanitizer/edit.h"
#include "sanitizer/padded_bytes.h"

namespace nbscrub {

// The edits that leave all results empty, normalised. Errors: no JSON, or not a note.
Result<EditList> clear_zeppelin(const PaddedBytes& note);

}  // namespace nbscrub
