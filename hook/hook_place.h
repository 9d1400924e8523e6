// Where the hooks of a repository, or of all of them, belong: what Git's configuration says (core.hooksPath,
// init.templateDir), and who else keeps hooks there (husky, lefthook), so that ours survives what those do next.
//
// Quirks: core.hooksPath hides the hooks of every name that a repository has in its own folder (githooks(5)). husky
// makes `.husky/_` anew whenever packages are installed and runs `.husky/NAME` from there; lefthook moves hooks that
// are not its own to NAME.old, where nobody runs them.
#pragma once

#include <optional>
#include <string>

#include "detectors/result.h"

namespace nbscrub {

enum class HookScope { local, global, system, templates };

enum class HookKeeper { git, husky, lefthook };

struct HookPlace {
  std::string folder;
  HookKeeper keeper = HookKeeper::git;
  bool shared = false;    // ours, for all repositories: it runs the hooks of each repository, of every name
  bool in_tree = false;   // a folder of the work tree, which may be committed
  bool configure = false; // `key` has to be set to `value` before Git looks there
  std::string flag;       // "--global"
  std::string key;        // "core.hooksPath"
  std::string value;
  std::string keeper_file;  // lefthook's configuration
};

// Errors: no repository (for `local`), a hooks folder of all repositories (for `local`), no home folder, git failed.
Result<HookPlace> hook_place(HookScope scope);

// The folder of this repository that Git looks into when core.hooksPath is not set.
Result<std::string> own_hooks_folder();

// $XDG_CONFIG_HOME or ~/.config; empty when neither is known.
std::string user_config_folder();

}  // namespace nbscrub
