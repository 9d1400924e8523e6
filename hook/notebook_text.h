// A notebook as text for people, one line a line: what `git diff` compares and shows when diff.nbscrub.textconv is set.
// Cells with their type and id, their lines, what they printed; everything else in a notebook as one line `name: value`,
// a long value as its length and the begin of its SHA-256. So a change of content changes the text, and no picture fills
// the screen; JSON's spelling (blanks, a list of lines or one string) and colour codes are not shown.
//
// Cells have no numbers here: one more at the top would change the line of each that follows.
//
// Masks nothing: callers hand over what has no credential any more. Every line is safe for a terminal.
#pragma once

#include <string>
#include <string_view>

#include "sanitizer/document.h"

namespace nbscrub {

// `document` comes from read_notebook() over `bytes`.
std::string notebook_text(const Document& document, std::string_view bytes);

// Any other text, made safe line by line.
std::string plain_lines(std::string_view text);

}  // namespace nbscrub
