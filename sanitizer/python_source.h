// The string literals of a notebook cell in Python, and the logical lines around them. It is a tokenizer that knows
// strings, comments, brackets and line joins, and what IPython adds (magics, shell lines); it is no parser: whether the
// code makes sense is nobody's business here.
//
// What it must get right is where a literal begins and ends, so that one can be replaced by an expression. Where it
// cannot tell (a triple quote that is not closed) the rest of the cell has no strings.
//
// Format: Python language reference, "String and Bytes literals" and "Formatted string literals"; IPython documentation,
// "Built-in magic commands". Spans count bytes of the cell's text, which the caller keeps.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "detectors/span.h"

namespace nbscrub {

// What stands between a string and the one before it in its line.
enum class Link : std::uint8_t {
  none,      // something else
  adjacent,  // blanks, comments and line joins: to Python they are one literal
  plus,      // a `+`
};

struct PythonString {
  TextSpan span;     // with prefix and quotes
  TextSpan content;  // between the quotes
  char quote = 0;
  bool raw = false;
  bool bytes = false;
  bool formatted = false;
  Link link = Link::none;
  std::size_t line = 0;          // into PythonSource::lines
  std::vector<TextSpan> fields;  // of a formatted one: `{…}` with their braces
};

struct PythonLine {
  enum class Kind : std::uint8_t {
    code,
    comment,
    magic,  // %…, ?…, and the line of a cell magic whose cell is Python all the same
    shell,  // !…, x = !…, and the body of %%bash
  };
  TextSpan span;  // without indentation and line end
  std::size_t indent = 0;
  Kind kind = Kind::code;
  bool only_strings = true;  // a docstring, or text that is commented out
};

struct PythonSource {
  bool python = true;       // false: the body of a cell magic of another language
  bool shell_cell = false;  // %%bash, %%sh: one shell line, which is all of the body
  std::vector<PythonString> strings;
  std::vector<PythonLine> lines;  // without blank ones
};

PythonSource read_python(std::string_view text);

}  // namespace nbscrub
