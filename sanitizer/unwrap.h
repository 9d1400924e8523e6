// Looks through what an output wraps around its text: ANSI colour codes (tracebacks, rich, pip, tqdm) and HTML (tables,
// highlighted code). Each function appends one further view of `view` to the arena, or nothing when there is nothing to
// look through.
//
// ANSI: CSI sequences (ECMA-48: ESC [ parameters final byte), OSC sequences up to BEL or ESC \, other two-byte escapes
// vanish. HTML: inline tags vanish, block and cell tags become one newline so that <td>password</td><td>x</td> does not
// glue, comments vanish with their content seen, entities (named: the common ones; decimal; hexadecimal) are decoded,
// attribute values stay visible as text of their own line (a token in href="…" is a leak too).
#pragma once

#include <cstdint>

#include "sanitizer/view.h"

namespace nbscrub {

bool shows_ansi(std::string_view text);
bool shows_html(std::string_view text);

void unwrap_ansi(TextArena& arena, std::uint32_t view);
void unwrap_html(TextArena& arena, std::uint32_t view);

}  // namespace nbscrub
