// The command line, as plain data. Which command is meant is decided by the first argument alone; so a folder named
// `hook` can be checked, and a file of that name can be cleaned after another. CLI11.hpp is included in cli.cc only.
//
// An argument may be a credential pasted in the wrong place, so one that is not known is never repeated: the message
// says where it stands and how long it is.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "detectors/result.h"
#include "hook/clear_keys.h"
#include "hook/file.h"

namespace nbscrub {

enum class Verb {
  clean,
  check,
  hook,
  pre_push,
  pre_receive,
  commit_msg,
  filter_process,
  filter_clean,
  refresh,
  status,
  textconv,
  install,
  uninstall,
  doctor,
  rules,
  explain,
  restore,
  replace,
  print
};

enum class ReportFormat { text, json };

struct Command {
  Verb verb = Verb::print;
  std::vector<std::string> paths;  // rules: ids; pre-push: the remote's name and URL; commit-msg: the message's file
  ReportFormat format = ReportFormat::text;
  bool strict = false;        // low findings block as well
  std::string config_file;    // the configuration to go by; empty = the one that belongs to the paths
  bool no_config = false;     // none
  bool no_allow = false;      // what is marked as no leak is reported all the same
  bool fix = false;           // hook, install: clean the index instead of stopping the commit
  bool dry_run = false;       // clean: say what would change
  bool jupyter_form = false;  // clean: notebooks are written as Jupyter writes them
  bool keep_outputs = false;  // clean: outputs and execution counts stay
  bool redact_only = false;   // clean: nothing but credentials is changed
  bool redact_plain = false;  // clean: files that are no notebooks as well
  std::vector<ClearSetting> clear;  // clean: what the flags of clear_keys.h ask for
  bool keep = true;           // clean: keep what is cleared for `nbscrub restore`
  bool keep_worktree = false; // hook --fix, install --fix: leave the working copies alone
  std::string platform = "env";  // replace: where the notebook runs
  std::string scope;             // replace: the scope, path, project or vault that the values stand in there
  bool yes = false;              // replace: write without asking
  bool save_env = false;         // replace: put the values into an environment file
  std::string env_file;          // replace: that file; empty = .env at the top of the work tree
  bool hard_links = false;    // clean, restore: write a file that has further names
  bool pre_push = false;      // install: the hook of a push as well
  bool commit_msg = false;    // install: the hook that reads commit messages as well
  bool filter = false;        // install: Git cleans notebooks on their way in
  bool diff = false;          // clean: show what would change; install: `git diff` shows notebooks as text
  bool filtered = false;      // textconv: show a file of the work tree as the filter hands it to Git
  bool local = false;         // install: for this repository, as without a word
  bool global = false;        // install: for all repositories of this user
  bool system = false;        // install: for all of this machine
  bool templates = false;     // install: for those that are made from now on
  std::uint64_t max_bytes = kDefaultMaxBytes;
  std::string name;          // check, clean of `-`: what standard input is called
  unsigned jobs = 0;         // check, clean: threads; 0 = one a processor
  std::string commits;       // check: look at these commits, as git rev-list names them, instead of paths
  unsigned time_limit = 300;  // pre-receive: in seconds; what takes longer is refused
  std::string provider;    // rules: of this one only; empty = of all
  std::string confidence;  // rules: "high", "medium" or "low"; empty = any
  std::string text;  // print: the help or the version
};

// `arguments` without the program's name. Errors: an argument that is not known, one that is missing, a wrong value.
Result<Command> parse_command(std::span<const std::string> arguments);

}  // namespace nbscrub
