#include "hook/hook_place.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "hook/file.h"
#include "hook/git.h"
#include "hook/hook_files.h"
#include "hook/hook_script.h"
#include "hook/terminal.h"

namespace nbscrub {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaxScript = std::uint64_t{1} << 20;

bool is_file(const std::string& path) {
  std::error_code error;
  return fs::is_regular_file(path, error);
}

// With `~` replaced. nullopt: not set there.
Result<std::optional<std::string>> configured_path(const std::string& flag, const std::string& key) {
  std::vector<std::string> arguments = {"config", "--type=path", "--get", key};
  if (!flag.empty()) arguments.insert(arguments.begin() + 1, flag);
  const Result<ProcessResult> result = try_git(std::move(arguments));
  if (!result) return fail(result.error());
  if (result->exit_status > 1) return fail(git_failure("config", *result));
  if (result->exit_status != 0) return std::optional<std::string>();
  return std::optional<std::string>(result->out.substr(0, result->out.size() - (result->out.ends_with('\n') ? 1 : 0)));
}

bool is_shared_folder(const std::string& folder) {
  const Result<std::string> hook = our_hook_at(folder + "/pre-commit");
  return hook && is_our_shared_hook(*hook);
}

// lefthook's configuration at the top of the work tree, if its hooks are in the folder.
Result<std::string> lefthook_file(const std::string& folder) {
  bool installed = false;
  for (const std::string_view name : kGates) {
    const std::string path = folder + "/" + std::string(name);
    if (!is_file(path)) continue;
    const Result<FileContent> hook = read_file(path, kMaxScript);
    const std::string_view text = hook ? hook->bytes.view() : std::string_view();
    installed = installed || (!is_our_hook(text) && text.find("lefthook") != text.npos);
  }
  if (!installed) return std::string();
  const Result<std::string> top = way_to_top();
  if (!top) return fail(top.error());
  for (const char* place : {"", ".config/"}) {
    for (const char* dot : {"", "."}) {
      for (const char* ending : {"yml", "yaml", "toml", "json"}) {
        const std::string path = *top + place + dot + "lefthook." + ending;
        if (is_file(path)) return path;
      }
    }
  }
  return std::string();
}

Result<HookPlace> local_place() {
  const Result<std::string> path = git_path("hooks/pre-commit");
  if (!path) return fail(path.error());
  HookPlace place;
  place.folder = fs::path(*path).parent_path().string();
  const Result<std::optional<std::string>> in_force = git_config("", "core.hooksPath");
  if (!in_force) return fail(in_force.error());
  bool own = false;
  for (const char* scope : {"--local", "--worktree"}) {
    const Result<std::optional<std::string>> set = git_config(scope, "core.hooksPath");
    own = own || (set && *set);
  }
  if (*in_force && !own) {
    if (!is_shared_folder(place.folder)) {
      return fail("core.hooksPath is set for all your repositories (to " + safe_text(**in_force) +
                      "), so the hook would run in all of them",
                  "for this repository alone:  git config core.hooksPath \"$(git rev-parse --git-common-dir)/hooks\" && "
                  "nbscrub install\n  for all of them:            nbscrub install --global");
    }
    // Ours runs the hooks that are there.
    const Result<std::string> folder = own_hooks_folder();
    if (!folder) return fail(folder.error());
    place.folder = *folder;
    return place;
  }
  const fs::path folder(place.folder);
  const fs::path files = folder.filename() == "_" ? folder.parent_path() : folder;
  if (own && files.filename() == ".husky") {
    place.keeper = HookKeeper::husky;
    place.folder = files.string();
    return place;
  }
  place.in_tree = own && fs::path(**in_force).is_relative();
  const Result<std::string> lefthook = lefthook_file(place.folder);
  if (!lefthook) return fail(lefthook.error());
  if (!lefthook->empty()) {
    place.keeper = HookKeeper::lefthook;
    place.keeper_file = *lefthook;
  }
  return place;
}

// Beside the machine's Git configuration.
std::string system_folder() {
  const char* file = std::getenv("GIT_CONFIG_SYSTEM");
  return file == nullptr || *file == '\0' ? "/etc" : fs::path(file).parent_path().string();
}

Result<HookPlace> configured_place(HookScope scope) {
  HookPlace place;
  place.flag = scope == HookScope::system ? "--system" : "--global";
  place.key = scope == HookScope::templates ? "init.templateDir" : "core.hooksPath";
  const char* below = scope == HookScope::templates ? "/hooks" : "";
  const std::string home = scope == HookScope::system ? system_folder() : user_config_folder();
  if (home.empty()) return fail("there is no place for hooks of all repositories: HOME is not set");
  const std::string ours = home + "/nbscrub/" + (scope == HookScope::templates ? "template" : "hooks");
  // A template is taken from wherever it is set.
  const Result<std::optional<std::string>> set =
      configured_path(scope == HookScope::templates ? "" : place.flag, place.key);
  if (!set) return fail(set.error());
  place.configure = !*set;
  place.value = *set ? **set : ours;
  if (!fs::path(place.value).is_absolute()) {
    return fail(place.key + " is set to " + safe_text(place.value) + ", which is another folder in each repository",
                "set it to an absolute path, or install in each repository:  nbscrub install");
  }
  place.folder = place.value + below;
  place.shared = scope != HookScope::templates && (place.value == ours || is_shared_folder(place.folder));
  return place;
}

}  // namespace

std::string user_config_folder() {
  if (const char* config = std::getenv("XDG_CONFIG_HOME"); config != nullptr && *config != '\0') return config;
  const char* home = std::getenv("HOME");
  return home == nullptr || *home == '\0' ? std::string() : std::string(home) + "/.config";
}

Result<std::string> own_hooks_folder() {
  const Result<std::string> common = git_common_folder();
  if (!common) return fail(common.error());
  return *common + "/hooks";
}

Result<HookPlace> hook_place(HookScope scope) {
  return scope == HookScope::local ? local_place() : configured_place(scope);
}

}  // namespace nbscrub
