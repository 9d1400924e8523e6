// The form in which Jupyter itself writes a notebook, for those who want every notebook in it: keys sorted, one blank
// of indentation a level, texts as lists of lines. This is the one place where JSON is written anew, and nothing but
// `--format jupyter` asks for it; everything else edits.
//
// Source: the writers of nbformat, one for each version of the format (nbformat/v1 to v4, nbjson.py and rwbase.py):
// what they read and write again is what comes out here, byte for byte. Two things they cannot do: numbers beyond
// Python's floats (1e400, which they turn into `Infinity`, which is no JSON) stay as they are written, and lone
// surrogates, on which they fail with half a file written, stay escapes.
#pragma once

#include "detectors/result.h"
#include "sanitizer/padded_bytes.h"

namespace nbscrub {

// Errors: no notebook (notebook.h), or of a version that is not known.
Result<PaddedBytes> jupyter_form(const PaddedBytes& notebook);

}  // namespace nbscrub
