// replace.h for a line of shell in a notebook: `!curl -H "…"`, `!export X=…`, the body of %%bash. A shell reads the
// environment, so this is for Platform::env alone.
#pragma once

#include <string_view>

#include "sanitizer/replace.h"

namespace nbscrub {

// `line` is the whole command. `expanded`: IPython looks at it first, which takes $NAME for a Python variable and turns
// $$NAME into $NAME (IPython documentation, "System shell access"). Gives the reason why not, or nothing.
std::string_view replace_in_shell(std::string_view text, TextSpan line, bool expanded, const CellSecret& secret,
                                  const Replacement& wish, CellReplacement& result);

}  // namespace nbscrub
