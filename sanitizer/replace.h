// Puts a reference in the place of a credential that stands as a literal in a code cell, so that the notebook still
// runs once the value is out: os.environ["OPENAI_API_KEY"] for "…". What cannot be replaced is told with its reason and
// left to redaction: other places, comments, magics without a form of their own, languages that are not known here.
//
// Edits only, as everywhere: a literal that goes over several lines of the file becomes one, and an import that is
// missing is inserted into the cell that needs it first.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "detectors/rule.h"
#include "detectors/span.h"
#include "sanitizer/document.h"
#include "sanitizer/edit.h"
#include "sanitizer/finding.h"
#include "sanitizer/platform_reference.h"
#include "sanitizer/secret_names.h"

namespace nbscrub {

// What is wanted.
struct Replacement {
  Platform platform = Platform::env;
  std::string scope;             // see scope_meaning(); may be empty
  SecretNames* names = nullptr;  // of the run
};

struct Replaced {
  std::size_t finding = 0;  // index
  std::string name;         // by which it is read from now on
};

struct NotReplaced {
  std::size_t finding = 0;
  std::string_view reason;  // "it stands in a comment"; static text
};

struct ReplaceOutcome {
  std::vector<Replaced> replaced;
  std::vector<NotReplaced> kept;  // of those in code cells
};

// Appends the edits for those of `findings` that can be replaced. `document` is a notebook's, read from `bytes`.
ReplaceOutcome replace_literals(const Document& document, std::string_view bytes, const std::vector<Finding>& findings,
                                const Replacement& wish, EditList& edits);

// Of one cell: its text, and where the secrets stand in it.
struct CellSecret {
  std::size_t finding = 0;
  const Rule* rule = nullptr;
  TextSpan span;
};

struct TextEdit {
  TextSpan span;  // may be empty: an insertion
  std::string text;
};

struct CellReplacement {
  std::vector<TextEdit> edits;  // not overlapping
  std::vector<Replaced> replaced;
  std::vector<NotReplaced> kept;
  std::vector<PythonImport> imports;  // that the new expressions need
};

}  // namespace nbscrub
