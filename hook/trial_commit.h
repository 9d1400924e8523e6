// A commit that is only tried out: a notebook with a made-up credential is staged in a repository of its own, in a
// scratch folder, and the hook of the real one is run on it as Git would run it. The scratch repository borrows the
// objects of the real one (alternates, gitrepository-layout(5)), includes its configuration and has its HEAD and its
// hooks. So nothing of the real one can change: hooks of others set working copies aside, bring them back and write refs
// (lint-staged keeps a stash), and all that happens in the scratch folder.
//
// The credential stands in an output, not in code, so that no setting of a fix (`save_env`) would keep it.
#pragma once

#include <string>

#include "detectors/result.h"
#include "hook/config.h"

namespace nbscrub {

struct TrialNotebook {
  std::string name;      // at the top; no file of the work tree has it
  std::string secret;
  std::string leaky;     // the notebook with the secret in it
  std::string harmless;  // the same without
};

// Of a rule that the configuration lets stop a commit, which is tried here in this process. Errors: no sure rule does.
Result<TrialNotebook> make_trial_notebook(const Config& config);

enum class TrialOutcome {
  stopped,    // the leaky notebook was, the harmless one was not
  cleaned,    // it went through, without the secret
  passed,     // it went through as it was
  stops_all,  // the harmless one was stopped as well: whether the secret is seen cannot be told
};

struct Trial {
  TrialOutcome outcome = TrialOutcome::passed;
  std::string said;  // the first line of what the hook said about the harmless one; as it came
};

// `name`: "pre-commit" or "pre-merge-commit"; `folder`: the hooks folder in force, absolute. Errors: git failed,
// nothing could be written to the scratch folder.
Result<Trial> try_commit(const std::string& name, const std::string& folder, const TrialNotebook& notebook);

}  // namespace nbscrub
