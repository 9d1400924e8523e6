// Questions to Git, one function each. Git is asked by running `git` itself: a library does not know every form of
// index and object store, and what Git says about its own repository is right by definition.
//
// Nothing here changes the environment that Git prepared for a hook (GIT_INDEX_FILE and GIT_DIR may be relative), nor
// the working folder. The version of Git (2.25 or later) is only asked for when a command failed, so that the way
// without errors costs no process.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detectors/result.h"
#include "hook/subprocess.h"

namespace nbscrub {

// What git is told besides its arguments, by whoever starts it. Nothing may be fetched behind the user's back: everything
// staged is here, and in a partial clone an object may be missing and its remote out of reach, or ask for a password.
// What is committed and pushed is the object itself, not what `git replace` shows in its place.
std::vector<std::string> git_environment();

// Runs `git ARGUMENTS…` with `environment` ("NAME=value") on top of ours. Errors: git could not be started.
Result<ProcessResult> try_git(std::vector<std::string> arguments, std::string_view input = {},
                              std::vector<std::string> environment = {});

// The same for commands that have to succeed; gives their standard output. Errors: also any exit status but 0.
Result<std::string> run_git(std::vector<std::string> arguments, std::string_view input = {});

// The words for a git command that failed: what git said, made safe; that git is too old, when it is.
Error git_failure(std::string_view command, const ProcessResult& result);

// `git rev-parse --git-path NAME`: where Git keeps it, with hooks path, work trees and submodules accounted for.
Result<std::string> git_path(const std::string& name);

// The same as an absolute path, with `..` left in it as it comes.
Result<std::string> absolute_git_path(const std::string& name);

// The folder that all work trees of this repository share, relative to the working folder.
Result<std::string> git_common_folder();

// From the working folder to the top of the work tree: "../", or empty at the top, where hooks run.
Result<std::string> way_to_top();

// Is a merge being concluded?
Result<bool> merging();

// Has Git taken the tree of this commit already, so that what is done to the index does not reach it any more? So it is in
// pre-merge-commit, the hook of a merge without a conflict (builtin/merge.c writes the tree, then runs the hook). `git
// merge` and `git pull` name themselves in GIT_REFLOG_ACTION; a name that is not known may hide one of them.
bool tree_is_taken();

// Would Git leave `path` out, by .gitignore or the like? Asked of the repository that the file lies in, or would lie
// in; outside of one the answer is no. Errors: git failed, and then nobody knows.
Result<bool> ignored_by_git(const std::string& path);

// A configured value: the one in force (scope empty) or of one scope (`--local`, `--worktree`, `--global`).
Result<std::optional<std::string>> git_config(const std::string& scope, const std::string& key);

// Errors: git is not there, or older than nbscrub needs; says which version that is.
Result<void> git_is_recent();

// The version that `git version` printed, as {major, minor}; {0, 0} when it is not understood.
struct GitVersion {
  int major_number = 0;
  int minor_number = 0;
};
GitVersion parse_git_version(std::string_view printed);

}  // namespace nbscrub
