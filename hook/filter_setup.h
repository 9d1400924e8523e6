// Tells Git to clean notebooks on their way in (the clean filter) and to show them as text in diffs (textconv): the
// sections [filter "nbscrub"] and [diff "nbscrub"] of a Git configuration, and a line of an attributes file. What others
// have set is never changed: where notebooks have another filter, nothing is written.
//
// Where, by scope: this repository (its configuration and info/attributes, which linked work trees share), one user
// (~/.gitconfig and core.attributesFile or ~/.config/git/attributes), all users of the machine (/etc). A line in
// info/attributes counts more than any .gitattributes that is committed, one of the other scopes less.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "detectors/result.h"

namespace nbscrub {

enum class GitScope { local, global, system };

struct FilterWish {
  bool filter = false;
  bool diff = false;
};

// Puts in what is wished for; what is there already stays. `program` is the absolute path that Git shall run. Gives a
// line for each thing that was done. Errors: another filter or diff driver is set for notebooks, something cannot be
// written; then nothing, or only a part that does nothing by itself, has been.
Result<std::vector<std::string>> set_up_filter(GitScope scope, const FilterWish& wish, const std::string& program);

// Takes all of it out; a line for each thing that was done, none when nothing was there.
Result<std::vector<std::string>> take_out_filter(GitScope scope);

// What is in force where we stand, whoever set it.
struct FilterState {
  std::optional<std::string> process;  // filter.nbscrub.process: the command
  bool required = false;               // filter.nbscrub.required
  std::string notebook_filter;         // the filter of a notebook here: "nbscrub", another one, or empty
  std::optional<std::string> textconv;  // diff.nbscrub.textconv
  std::string notebook_diff;           // the diff driver of a notebook
  std::vector<std::string> exempt;     // tracked notebooks (the first few) whose filter is not notebook_filter
  bool program_there = false;          // the command's program can be run; true when there is no command
};
Result<FilterState> filter_state();

}  // namespace nbscrub
