// The one extractor of "this name is given that literal", for every language and file format that turns up around a
// notebook: Python, R, Scala, SQL, shell, magics, JSON, YAML, TOML, INI, XML, command lines. Not a parser of any of
// them: a name, an operator and a literal, driven by small tables, tolerant of what stands around.
//
// What is deliberately no assignment: `!=` and `<`, `+=` (a fragment), a call, a sum or a formatted string on the
// right, an f-string with a field, a type annotation without a value, None and its like. Whether a bare word after an
// operator is a value (configuration) or an expression (code) is not known here: `quoted` says what was seen.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "detectors/span.h"

namespace nbscrub {

enum class Form : std::uint8_t {
  assign,         // x = "…", ["x"] = "…", x <- "…", an unquoted `x = …` of an INI file
  colon,          // "x": "…", x: …, and {"name": "x", "value": "…"}
  keyword,        // f(x="…"), also the default in `def f(x="…")`
  call_argument,  // setdefault("x", "…"), set_x("…"), SQL: PASSWORD '…'
  env_magic,      // %env x=…, %set_env x …
  shell,          // export X=…, -e X=…, X=…
  flag,           // --x …, --x=…, ["--x", "…"]
  xml,            // <x>…</x>, name="x" value="…"
  comparison,     // x == "…"
};

struct Assignment {
  TextSpan name;   // without quotes and dashes
  TextSpan value;  // without quotes; never empty, at most 4096 bytes
  bool quoted = false;
  Form form = Form::assign;
  TextSpan callee;  // keyword and call_argument: what is called, with its dots; empty otherwise
};

// `word` is where a name, or a part of one, stands in `text`. The operator and the begin of the literal are looked for
// within 512 bytes after the name.
std::optional<Assignment> assignment_at(std::string_view text, TextSpan word);

// passwords = ["…", "…"]: each item of a short list of literals under the name in the singular, which is what `name`
// spans. Empty when the list holds anything else, or so much that it is data.
std::vector<Assignment> list_assignment_at(std::string_view text, TextSpan word);

}  // namespace nbscrub
