// Windows of a text: where something stands that is to be decoded, with as much around it as a detector needs to make
// sense of it (the name that a value is given to), so that a line of a megabyte with one escape is not looked through
// twice. A window stays within its line and does not begin or end within a word.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "detectors/span.h"

namespace nbscrub {

// Where a window that shows `text[at]` begins when it reaches `reach` bytes back, and not before `lower`.
std::size_t window_begin(std::string_view text, std::size_t at, std::size_t reach, std::size_t lower);

// Adds the window around `text[span]` to a list that is filled from left to right; windows that touch become one.
void add_window(std::string_view text, TextSpan span, std::size_t reach, std::vector<TextSpan>& windows);

}  // namespace nbscrub
