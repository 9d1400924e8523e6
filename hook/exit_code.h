// What the program says to Git, to a shell and to CI when it ends. One place, three values.
#pragma once

#include <algorithm>

namespace nbscrub {

enum class ExitCode : int {
  clean = 0,           // looked at everything, nothing that blocks
  findings = 1,        // a credential was found (or, with --dry-run, a file would change)
  could_not_tell = 2,  // something could not be read, scanned or written: never taken for clean
};

inline ExitCode worse(ExitCode left, ExitCode right) { return std::max(left, right); }

}  // namespace nbscrub
