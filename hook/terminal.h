// What may be shown to a person, and how: whether to use colour, how wide the window is, and how text that somebody
// else wrote (a file's name, git's words) is made safe before it reaches a terminal.
#pragma once

#include <string>
#include <string_view>

namespace nbscrub {

struct Terminal {
  bool colour = false;
  unsigned width = 0;  // columns; 0 when it is no terminal: no limit
};

// Colour when `fd` is a terminal that can (TERM is not "dumb") and NO_COLOR (https://no-color.org) is unset or empty.
Terminal terminal_of(int fd);

// Control characters (ESC, newlines, C1), bidirectional overrides and bytes that are no UTF-8 become \xNN, byte for
// byte; all else stays as it is. The result stands on one line.
std::string safe_text(std::string_view untrusted);

// A path as one word of a shell command that can be pasted: quoted where it has to be, `./` before a leading dash.
std::string shell_word(std::string_view path);

// What the word in single quotes at the start of `shell` says: it's for 'it'\''s', whatever follows. Empty when there is
// none, or it is not closed.
std::string single_unquoted(std::string_view shell);

// Writes all of `text`; false when it could not be written to the end.
bool write_all(int fd, std::string_view text);

}  // namespace nbscrub
