#include "hook/git.h"

#include <unistd.h>

#include <charconv>

#include "hook/terminal.h"

namespace nbscrub {
namespace {

constexpr int kOldestMinor = 25;  // of Git 2

// Commands print one line; a path may itself end in a newline, so exactly one is taken off.
std::string without_newline(std::string text) {
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

bool too_old(GitVersion version) {
  return version.major_number != 0 &&
         (version.major_number < 2 || (version.major_number == 2 && version.minor_number < kOldestMinor));
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
  if (version && too_old(parse_git_version(version->out))) {
    return {"this Git is too old (" + safe_text(without_newline(version->out)) + ")",
            "nbscrub needs Git 2.25 or later"};
  }
  const std::string first_line = result.err.substr(0, std::min<std::size_t>(result.err.find('\n'), 300));
  return {"git " + std::string(command) + " failed with status " + std::to_string(result.exit_status) +
              (first_line.empty() ? "" : ": " + safe_text(first_line)),
          "put right what git complains of, then try again"};
}

Result<ProcessResult> try_git(std::vector<std::string> arguments, std::string_view input,
                              std::vector<std::string> environment) {
  arguments.insert(arguments.begin(), "git");
  // Everything staged is here; in a partial clone a missing object must not be fetched behind the user's back.
  environment.emplace_back("GIT_NO_LAZY_FETCH=1");
  // What is committed and pushed is the object itself, not what `git replace` shows in its place.
  environment.emplace_back("GIT_NO_REPLACE_OBJECTS=1");
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

bool ignored_by_git(const std::string& path) {
  const Result<ProcessResult> result = try_git({"check-ignore", "-q", "--no-index", "--", path});
  return result && result->exit_status == 0;
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
