// Looks through what is wrapped around a text. Each function appends further views of `view` to the arena, or none when
// there is nothing to look through. None knows rules, and none is a parser of what it looks through: innocent text that
// looks alike costs a second scan, no more.
//
// ANSI: CSI sequences (ECMA-48: ESC [ parameters final byte), OSC sequences up to BEL or ESC \, other two-byte escapes
// vanish. HTML: inline tags vanish, block and cell tags become one newline so that <td>password</td><td>x</td> does not
// glue, comments vanish with their content seen, entities (named: the common ones; decimal; hexadecimal) are decoded,
// attribute values with an entity in them become text of their own line (a token in href="…" is a leak too; without an
// entity it stands in the view beneath as it is).
//
// Joined: string literals that stand side by side, over line ends too, or with a `+` between them are one string
// (Python reference, 2.4.2). Escaped: the escapes of strings in JSON, JavaScript and Python (RFC 8259, 7; Python
// reference, 2.4.1), for code that holds JSON and JSON that holds code. Percent: %XX (RFC 3986, 2.1). These three show
// only the surroundings of what they decode (window.h), one line below the other.
//
// Base64: runs of 24 digits or more of one alphabet (RFC 4648), wrapped to lines of one width or not, that decode to
// text: UTF-8, or UTF-16 as PowerShell takes it, as such or in a zlib or gzip stream. Each run is a view of its own.
#pragma once

#include <cstdint>

#include "detectors/result.h"
#include "sanitizer/view.h"

namespace nbscrub {

// How many views deep a text is looked through.
inline constexpr std::uint32_t kMaxLayers = 3;

bool shows_ansi(std::string_view text);
bool shows_html(std::string_view text);
// Does an escape begin at `at` that the percent or the escaped view decodes, and by which such a view is opened?
bool opens_percent(std::string_view text, std::size_t at);
bool opens_escaped(std::string_view text, std::size_t at);

void unwrap_ansi(TextArena& arena, std::uint32_t view);
void unwrap_html(TextArena& arena, std::uint32_t view);
void unwrap_joined(TextArena& arena, std::uint32_t view);
void unwrap_escaped(TextArena& arena, std::uint32_t view);
void unwrap_percent(TextArena& arena, std::uint32_t view);

// `budget` is how many bytes may be decoded. Errors: there is more, or it is encoded in more than kMaxLayers layers.
Result<void> unwrap_base64(TextArena& arena, std::uint32_t view, std::size_t budget);

}  // namespace nbscrub
