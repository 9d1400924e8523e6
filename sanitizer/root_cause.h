// How credentials get into notebooks in the first place: code that shows an environment, a key or a part of one, or that
// carries a key as a default. Advice, no finding: it blocks nothing and changes nothing.
//
// Judged line by line, by what stands there literally; a table in root_cause.cc says what is written instead. It is
// looked for in notebooks, in the cells that hold one of a few words.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "sanitizer/document.h"
#include "sanitizer/finding.h"
#include "sanitizer/view.h"

namespace nbscrub {

struct RootCause {
  std::string_view id;       // "environment-shown"; stable
  std::string_view what;     // "the whole environment is shown"
  std::string_view instead;  // what to write
  std::uint32_t cell = 0;    // from 1
  std::uint32_t line = 0;    // of the cell's source, from 1
};

// In the order of the file. `arena` has decoded the document; `findings` are those of the file.
std::vector<RootCause> root_causes(const Document& document, const TextArena& arena, std::span<const Finding> findings);

}  // namespace nbscrub
