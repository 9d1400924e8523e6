// Shortens the paths of people's own folders in what outputs show: /home/NAME, /Users/NAME and C:\Users\NAME become ~. Only
// in text (streams, text and HTML results, tracebacks), never in source, which has to run, nor in a payload, where the
// same letters may stand by chance.
#pragma once

#include <string_view>

#include "sanitizer/document.h"
#include "sanitizer/edit.h"

namespace nbscrub {

// `edits` must be normalised; a path that one of them touches is let be.
void shorten_home_paths(const Document& document, std::string_view bytes, EditList& edits);

}  // namespace nbscrub
