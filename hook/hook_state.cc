#include "hook/hook_state.h"

#include <unistd.h>

#include <filesystem>
#include <system_error>

#include "hook/file.h"
#include "hook/git.h"
#include "hook/hook_place.h"
#include "hook/hook_script.h"
#include "hook/subprocess.h"
#include "hook/terminal.h"

namespace nbscrub {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaxHookBytes = std::uint64_t{1} << 20;
constexpr std::string_view kName = "nbscrub";

bool file_names_us(const fs::path& path) {
  const Result<FileContent> content = read_file(path.string(), kMaxHookBytes);
  return content && content->bytes.view().find(kName) != std::string_view::npos;
}

// What a keeper of hooks runs stands in another file: husky's `_/NAME` runs the NAME above it, the pre-commit framework
// what its configuration lists.
bool names_us(const fs::path& path, std::string_view script) {
  if (script.find(kName) != script.npos) return true;
  const fs::path folder = path.parent_path();
  if (folder.filename() == "_" && file_names_us(folder.parent_path() / path.filename())) return true;
  if (script.find("pre-commit.com") == script.npos) return false;
  const Result<std::string> top = way_to_top();
  return top && file_names_us(*top + ".pre-commit-config.yaml");
}

Result<HookState> state_of(const fs::path& path) {
  HookState state;
  state.path = path.string();
  std::error_code error;
  state.there = fs::exists(path, error);  // of a link what it points to: one that dangles is not run
  if (error) return fail(safe_text(state.path) + " cannot be looked at: " + error.message());
  if (!state.there) return state;
  state.executable = ::access(state.path.c_str(), X_OK) == 0;
  if (!fs::is_regular_file(path, error)) return state;
  const Result<FileContent> content = read_file(state.path, kMaxHookBytes);
  if (!content) return state;  // a program may be large or unreadable, and run all the same
  const std::string_view script = content->bytes.view();
  state.ours = is_our_hook(script);
  if (!state.ours) {
    state.names_us = names_us(path, script);
    return state;
  }
  state.program = program_of_hook(script);
  state.fix = script.find(" --fix") != script.npos;
  return state;
}

}  // namespace

bool program_there(const HookState& hook) {
  return hook.ours && !hook.program.empty() && can_be_run(hook.program);
}

Result<HookState> hook_state(const std::string& name) {
  const Result<std::string> path = absolute_git_path("hooks/" + name);
  if (!path) return fail(path.error());
  return state_of(fs::path(*path).lexically_normal());
}

Result<std::optional<HookState>> hidden_hook(const std::string& name) {
  const Result<HookState> in_force = hook_state(name);
  if (!in_force) return fail(in_force.error());
  const Result<std::string> folder = own_hooks_folder();
  if (!folder) return fail(folder.error());
  std::error_code error;
  const fs::path own = fs::absolute(fs::path(*folder) / name, error).lexically_normal();
  if (error || own == in_force->path || !fs::exists(own, error)) return std::optional<HookState>();
  if (fs::equivalent(own, in_force->path, error)) return std::optional<HookState>();
  Result<HookState> hidden = state_of(own);
  if (!hidden) return fail(hidden.error());
  return std::optional<HookState>(std::move(*hidden));
}

Result<std::optional<HooksPath>> hooks_path() {
  Result<std::optional<std::string>> value = git_config("", "core.hooksPath");
  if (!value) return fail(value.error());
  if (!*value) return std::optional<HooksPath>();
  // The last of these that sets it is in force; without the extension worktreeConfig the first one reads the second.
  for (const char* scope : {"--local", "--worktree", "--global", "--system"}) {
    const Result<std::optional<std::string>> set = git_config(scope, "core.hooksPath");
    if (set && *set == *value) return std::optional<HooksPath>({**value, scope});
  }
  return std::optional<HooksPath>({**value, ""});
}

}  // namespace nbscrub
