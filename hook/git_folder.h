// Where a work tree and its Git folder are, found without running git: for the object store's fast path and for what
// nbscrub keeps beside a repository. Where the layout is not plain (GIT_DIR without a work tree, a bare repository), the
// answer is nullopt and the caller asks git or does without.
//
// Format: gitrepository-layout(5): `.git` is a folder, or a file "gitdir: PATH" (linked work trees, submodules).
#pragma once

#include <optional>
#include <string>

namespace nbscrub {

struct WorkTree {
  std::string top;  // absolute
  std::string git;  // its own Git folder, absolute; that of a linked work tree lies in `worktrees/` of the common one
};

// Of the work tree that `path` (a file or a folder that exists) lies in. GIT_DIR and GIT_WORK_TREE count first.
std::optional<WorkTree> work_tree_of(const std::string& path);

// The Git folder that `folder`/.git is or names; nullopt when there is none.
std::optional<std::string> git_folder_in(const std::string& folder);

// The first line of a small file, without its newline.
std::optional<std::string> first_line(const std::string& path);

}  // namespace nbscrub
