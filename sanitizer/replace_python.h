// replace.h for one cell in Python: whole literals, parts of a literal (which becomes a formatted string), literals
// joined with each other, bytes, `%env X=…` and the shell lines of IPython.
#pragma once

#include <span>
#include <string_view>

#include "sanitizer/python_source.h"
#include "sanitizer/replace.h"

namespace nbscrub {

// `secrets` in order of text.
CellReplacement replace_in_python(std::string_view text, const PythonSource& source,
                                  std::span<const CellSecret> secrets, const Replacement& wish);

// The imports that stand at the top level of the cell, and where.
struct ImportLine {
  PythonImport import;
  std::size_t at = 0;
};
std::vector<ImportLine> imports_of(std::string_view text, const PythonSource& source);

// Inserts the imports at the top of the cell: after a magic, a docstring and `from __future__`, before `first_edit`.
TextEdit import_edit(std::string_view text, const PythonSource& source, std::span<const PythonImport> imports,
                     std::size_t first_edit);

}  // namespace nbscrub
