// What an output is, asked by its bytes: its type, the name of its stream, the MIME types it offers, its text, its size.
// Of nbformat 3 the older names are known: `pyout`, `pyerr`, a stream's name in `stream`, `png` for image/png.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "detectors/span.h"

namespace nbscrub {

// Whether `selector` names the output: its type (`error`), type and stream (`stream:stderr`), or a pattern with a
// slash that one of its MIME types has to fit (`image/*`; `*` is any text).
bool names_output(std::string_view bytes, RawSpan output, std::string_view selector);

// Whether a text of the output (a stream's, a result's in any MIME type, an error's) holds `needle`.
bool output_says(std::string_view bytes, RawSpan output, std::string_view needle);

// The characters of all values in it, keys left out: what nbstripout's --max-size counts.
std::uint64_t size_of_output(std::string_view bytes, RawSpan output);

}  // namespace nbscrub
