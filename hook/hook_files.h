// Puts hooks into a hooks folder and takes them out. A hook that is there already is kept as `NAME.nbscrub-old`, with
// its mode; nothing that we did not write is ever overwritten or removed. Also a line of ours in a script that
// somebody else keeps (husky).
#pragma once

#include <string>
#include <string_view>

#include "detectors/result.h"

namespace nbscrub {

struct HookChange {
  std::string said;   // what was done, in words; empty: nothing had to be
  bool fresh = false;  // no hook of ours was there before
};

// Errors: the folder is none, cannot be made or written to. Makes it.
Result<void> prepare_hooks_folder(const std::string& folder);

// Writes `script` as the hook at `path`. Where the pre-commit framework has moved a hook of ours to `path`.legacy,
// which it runs, that one is written anew. Errors: there are two foreign hooks already, something cannot be written;
// then all is as it was.
Result<HookChange> put_hook(const std::string& path, std::string_view script);

// Takes it out, puts back what was kept.
Result<HookChange> take_hook(const std::string& path);

// The text of the hook of ours at `path`; empty when there is none. Errors: it cannot be read.
Result<std::string> our_hook_at(const std::string& path);

// Adds `line` to the script at `path` (made when there is none) or takes the place of the line that was added before.
Result<HookChange> put_line(const std::string& path, std::string_view line);
Result<HookChange> take_line(const std::string& path);

}  // namespace nbscrub
