#include "hook/git.h"

#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "hook/git_folder.h"
#include "hook/terminal.h"

namespace nbscrub {
namespace {

// Of Git 2: the first with the hook pre-merge-commit and with rev-list's --end-of-options.
constexpr int kOldestMinor = 24;

// Commands print one line; a path may itself end in a newline, so exactly one is taken off.
std::string without_newline(std::string text) {
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

bool too_old(GitVersion version) {
  return version.major_number != 0 &&
         (version.major_number < 2 || (version.major_number == 2 && version.minor_number < kOldestMinor));
}

Error older_than_needed(const std::string& printed) {
  return {"this Git is too old (" + safe_text(without_newline(printed)) + ")", "nbscrub needs Git 2.24 or later"};
}

// What git itself advises where a repository belongs to somebody else; it stands in a further line.
std::string way_out(std::string_view complaint) {
  const std::size_t advice = complaint.find("git config --global --add safe.directory");
  if (advice == complaint.npos) return "put right what git complains of, then try again";
  const std::string_view line = complaint.substr(advice, complaint.find('\n', advice) - advice);
  return "if you trust it:  " + safe_text(line);
}

}  // namespace

GitVersion parse_git_version(std::string_view printed) {
  GitVersion version;
  const std::size_t begin = printed.find_first_of("0123456789");
  if (begin == std::string_view::npos) return version;
  const char* end = printed.data() + printed.size();
  int major_number = 0;
  int minor_number = 0;
  const auto [dot, major_error] = std::from_chars(printed.data() + begin, end, major_number);
  if (major_error != std::errc() || dot == end || *dot != '.') return version;
  const auto [rest, minor_error] = std::from_chars(dot + 1, end, minor_number);
  (void)rest;
  if (minor_error != std::errc()) return version;
  return {major_number, minor_number};
}

Error git_failure(std::string_view command, const ProcessResult& result) {
  const Result<ProcessResult> version = run_process({{"git", "version"}, {}, {}, {}});
  if (version && too_old(parse_git_version(version->out))) return older_than_needed(version->out);
  const std::string first_line = result.err.substr(0, std::min<std::size_t>(result.err.find('\n'), 300));
  return {"git " + std::string(command) + " failed with status " + std::to_string(result.exit_status) +
              (first_line.empty() ? "" : ": " + safe_text(first_line)),
          way_out(result.err)};
}

Result<void> git_is_recent() {
  const Result<ProcessResult> version = try_git({"version"});
  if (!version) return fail(version.error());
  if (too_old(parse_git_version(version->out))) return fail(older_than_needed(version->out));
  return {};
}

std::vector<std::string> git_environment() {
  // A Git before 2.45 does not know the first; there no way of transport is allowed to the fetch. How a path is meant is
  // said with each command, and some combinations with these three Git refuses.
  return {"GIT_NO_LAZY_FETCH=1",    "GIT_ALLOW_PROTOCOL=none", "GIT_NO_REPLACE_OBJECTS=1",
          "GIT_GLOB_PATHSPECS=0",   "GIT_NOGLOB_PATHSPECS=0",  "GIT_ICASE_PATHSPECS=0"};
}

Result<ProcessResult> try_git(std::vector<std::string> arguments, std::string_view input,
                              std::vector<std::string> environment) {
  arguments.insert(arguments.begin(), "git");
  for (std::string& always : git_environment()) environment.push_back(std::move(always));
  Result<ProcessResult> result = run_process({std::move(arguments), input, std::move(environment), {}});
  if (!result) return fail(result.error().what, "is Git installed and in PATH?");
  return result;
}

Result<std::string> run_git(std::vector<std::string> arguments, std::string_view input) {
  const std::string command = arguments.front() == "-C" ? arguments.at(2) : arguments.front();
  Result<ProcessResult> result = try_git(std::move(arguments), input);
  if (!result) return fail(result.error());
  if (result->exit_status != 0) return fail(git_failure(command, *result));
  return std::move(result->out);
}

Result<std::string> git_path(const std::string& name) {
  Result<std::string> path = run_git({"rev-parse", "--git-path", name});
  if (!path) return path;
  return without_newline(std::move(*path));
}

Result<std::string> absolute_git_path(const std::string& name) {
  const Result<std::string> path = git_path(name);
  if (!path) return path;
  std::error_code error;
  const std::filesystem::path absolute = std::filesystem::absolute(*path, error);
  if (error) return fail("the working folder cannot be found: " + error.message());
  return absolute.string();
}

Result<std::string> git_common_folder() {
  Result<std::string> folder = run_git({"rev-parse", "--git-common-dir"});
  if (!folder) return folder;
  return without_newline(std::move(*folder));
}

Result<std::string> way_to_top() {
  Result<std::string> way = run_git({"rev-parse", "--show-cdup"});
  if (!way) return way;
  return without_newline(std::move(*way));
}

Result<bool> merging() {
  const Result<std::string> path = git_path("MERGE_HEAD");
  if (!path) return fail(path.error());
  return ::access(path->c_str(), F_OK) == 0;
}

bool tree_is_taken() {
  const char* set = std::getenv("GIT_REFLOG_ACTION");
  if (set == nullptr) return false;
  const std::string_view action(set);
  if (action.find("merge") != action.npos) return true;
  // What runs `git commit` on its own, with pre-commit as its hook: a reworded pick, a pick that is concluded.
  for (const std::string_view known : {"commit", "rebase", "cherry-pick", "revert"}) {
    if (action.starts_with(known)) return false;
  }
  return true;
}

Result<bool> ignored_by_git(const std::string& path) {
  const std::size_t name = path.rfind('/') + 1;  // npos + 1 is 0
  const std::string folder = name == 0 ? "." : path.substr(0, name);
  if (!work_tree_of(folder)) return false;
  // With "./" before it a name that begins with a colon is a name.
  const Result<ProcessResult> result =
      try_git({"-C", folder, "check-ignore", "-q", "--no-index", "--", "./" + path.substr(name)});
  if (!result) return fail(result.error());
  if (result->exit_status > 1) return fail(git_failure("check-ignore", *result));
  return result->exit_status == 0;
}

Result<std::optional<std::string>> git_config(const std::string& scope, const std::string& key) {
  std::vector<std::string> arguments = {"config", "--get", key};
  if (!scope.empty()) arguments.insert(arguments.begin() + 1, scope);
  Result<ProcessResult> result = try_git(std::move(arguments));
  if (!result) return fail(result.error());
  if (result->exit_status != 0) return std::optional<std::string>();
  return std::optional<std::string>(without_newline(std::move(result->out)));
}

}  // namespace nbscrub
