// Reads a notebook of nbformat 2 to 4 in one walk of simdjson and lists its fields and the places that can be cleared.
// The whole document is walked and so validated: braces, strings, numbers, literals, the end. simdjson.h is included in
// notebook.cc only.
//
// Quirks handled, with their sources: v2 and v3 keep cells in `worksheets[].cells`, a code cell's source in `input`,
// results in `pyout`/`pyerr` with the MIME types as members, and count with `prompt_number` (nbformat v3 schema); a
// source, text or traceback may be a string or a list of strings (v4 schema); a BOM before the JSON is accepted;
// duplicate keys are all read. Payloads that are what their type says (base64 that decodes to PNG, JPEG, GIF, PDF,
// audio, video) are no fields.
#pragma once

#include <string_view>

#include "detectors/result.h"
#include "sanitizer/document.h"
#include "sanitizer/padded_bytes.h"

namespace nbscrub {

// Deeper nesting than this is refused (the damaged reader takes it): no notebook has it, and recursion has a price.
inline constexpr int kMaxDepth = 512;

// What the Error of read_notebook() says of a file that is valid JSON all the same: read it as plain text then.
inline constexpr std::string_view kJsonButNoNotebook =
    "a JSON file, but not a notebook: it has no list of cells or worksheets";

// Errors: not JSON, not an object with `cells` or `worksheets`, nested deeper than kMaxDepth; `what` says which and at
// which byte. The caller then falls back to read_damaged().
Result<Document> read_notebook(const PaddedBytes& bytes);

}  // namespace nbscrub
