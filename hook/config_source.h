// Which `.nbscrub.toml` is in force. For the hook it is the index copy, what is going to be committed, never the
// working copy; for other commands the one at the top of the repository that the paths lie in, outside of a repository
// the nearest above them. `--config FILE` names another, `--no-config` none.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "detectors/result.h"
#include "hook/cli.h"
#include "hook/commits.h"
#include "hook/config.h"
#include "hook/git_index.h"

namespace nbscrub {

struct ConfigInForce {
  Config config;
  std::string top;                 // the folder that [paths] belongs to, absolute; empty for the hook
  bool found = false;              // in the index
  std::string text;                // of the file, to know it again; for the commands that name paths
  std::vector<std::string> notes;  // for the report
};

// For the paths of the command. Errors: of the file; the paths lie under two different configurations.
Result<ConfigInForce> config_for_paths(const Command& command);

// For what is staged. What the commit weakens in it is among the notes. Errors: of the file; git failed.
Result<ConfigInForce> config_for_commit(const Command& command, const Staged& staged);

// What `config_for_commit` goes by, for the hooks that look at commits and at their messages.
Result<ConfigInForce> config_in_index(const Command& command);

// For a server, which goes by no file that is pushed to it: `--config FILE` or none.
Result<ConfigInForce> config_of_server(const Command& command);

// Takes what [paths] ignore leaves out from `paths`; how many they were.
std::size_t drop_ignored(const ConfigInForce& source, std::vector<std::string>& paths);
// The same for staged files, which count as other changes of the commit from then on.
std::size_t drop_ignored(const ConfigInForce& source, Staged& staged);
// The same for blobs of commits, which stay as long as one of their paths does.
std::size_t drop_ignored(const ConfigInForce& source, Commits& commits);

}  // namespace nbscrub
