#include "hook/command_install.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "hook/file.h"
#include "hook/filter_setup.h"
#include "hook/git.h"
#include "hook/hook_files.h"
#include "hook/hook_place.h"
#include "hook/hook_script.h"
#include "hook/publish.h"
#include "hook/subprocess.h"
#include "hook/terminal.h"

namespace nbscrub {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaxKeeperFile = std::uint64_t{1} << 20;

Result<std::string> own_path() {
  std::error_code error;
  const fs::path path = fs::read_symlink("/proc/self/exe", error);
  if (error) return fail("the path of this program cannot be found out: " + error.message());
  return path.string();
}

HookScope hook_scope(const Command& command) {
  if (command.templates) return HookScope::templates;
  return command.global ? HookScope::global : command.system ? HookScope::system : HookScope::local;
}

GitScope git_scope(const Command& command) {
  return command.global ? GitScope::global : command.system ? GitScope::system : GitScope::local;
}

// What the script of a hook calls; empty when that hook is not wanted.
std::string command_of(std::string_view hook, const Command& command) {
  if (hook == "pre-push") return command.pre_push ? "pre-push \"$@\"" : "";
  if (hook == "commit-msg") return command.commit_msg ? "commit-msg \"$@\"" : "";
  if (hook != "pre-commit" && hook != "pre-merge-commit") return "";
  return std::string("hook") + (command.fix ? " --fix" : "") +
         (command.fix && command.keep_worktree ? " --keep-worktree" : "");
}

ExitCode say(const std::string& line) {
  return write_all(STDOUT_FILENO, "nbscrub: " + line + "\n") ? ExitCode::clean : ExitCode::could_not_tell;
}

// Writes a line for each thing that was done; how many they were.
Result<std::size_t> say_all(const Result<std::vector<std::string>>& lines) {
  if (!lines) return fail(lines.error());
  for (const std::string& line : *lines) say(line);
  return lines->size();
}

// Another line of attributes may count more than ours, which is no error but has to be known.
void say_exempt() {
  const Result<FilterState> state = filter_state();
  if (!state) return;  // with --global we need not stand in a repository
  if (state->notebook_filter != "nbscrub") {
    say("not in this repository: its .gitattributes gives notebooks " +
        (state->notebook_filter.empty() ? "no filter" : "the filter " + safe_text(state->notebook_filter)));
  }
  for (const std::string& path : state->exempt) say("not for " + shell_word(path) + ": .gitattributes says otherwise");
}

Result<HookChange> take_out(const HookPlace& place, const std::string& path) {
  return place.keeper == HookKeeper::husky ? take_line(path) : take_hook(path);
}

// All of them, or none: those that were new are taken out again when a later one fails.
template <class Put>
Result<void> put_all(const HookPlace& place, const Command& command, Put put) {
  if (Result<void> ready = prepare_hooks_folder(place.folder); !ready) return ready;
  std::vector<std::string> fresh;
  for (const std::string_view name : kAllHooks) {
    const std::string called = command_of(name, command);
    if (called.empty() && !place.shared) continue;
    const std::string path = place.folder + "/" + std::string(name);
    const Result<HookChange> change = put(path, name, called);
    if (!change) {
      for (const std::string& done : fresh) (void)take_out(place, done);
      return fail(change.error());
    }
    if (change->fresh) fresh.push_back(path);
    if (!change->said.empty()) say(change->said);
  }
  return {};
}

Result<void> put_into_husky(const HookPlace& place, const Command& command) {
  if (!can_be_run("nbscrub")) {
    return fail("husky keeps the hooks here, in files for all who work on this, so nbscrub has to be found by its "
                "name; it is not in PATH",
                "put it there, then:  nbscrub install");
  }
  return put_all(place, command, [](const std::string& path, std::string_view, const std::string& called) {
    return put_line(path, "nbscrub " + called);
  });
}

// A hook of ours beside lefthook's would be moved away by the next `lefthook install`, so its file has to name us.
Result<void> refer_to_lefthook(const HookPlace& place, const Command& command) {
  const Result<FileContent> file = read_file(place.keeper_file, kMaxKeeperFile);
  if (file && file->bytes.view().find("nbscrub") != std::string_view::npos) {
    say(safe_text(place.keeper_file) + " names nbscrub already; lefthook runs it");
    return {};
  }
  std::string lines;
  for (const std::string_view name : kGates) {
    const std::string called = command_of(name, command);
    if (called.empty()) continue;
    lines += "\n  " + std::string(name) + ":\n    commands:\n      nbscrub:\n        run: nbscrub " +
             (name == "pre-push" ? "pre-push {1} {2}\n        use_stdin: true" :
              name == "commit-msg" ? "commit-msg {1}" : called);
  }
  return fail("lefthook keeps the hooks here and would move a hook of ours away the next time it is installed; nothing "
              "was written",
              "add to " + safe_text(place.keeper_file) + ":" + lines);
}

// A folder that all repositories share: a pass-through never takes the place of a gate that is there.
Result<HookChange> put_shared(const std::string& path, std::string_view name, const std::string& program,
                              const std::string& called) {
  const Result<std::string> now = our_hook_at(path);
  if (!now) return fail(now.error());
  if (called.empty() && !program_of_hook(*now).empty()) return HookChange{};
  Result<HookChange> change = put_hook(path, shared_hook_script(name, program, called));
  if (change && called.empty()) change->said.clear();  // two dozen of them
  return change;
}

Result<void> put_hooks(const HookPlace& place, const Command& command, const std::string& program) {
  switch (place.keeper) {
    case HookKeeper::husky: return put_into_husky(place, command);
    case HookKeeper::lefthook: return refer_to_lefthook(place, command);
    case HookKeeper::git: break;
  }
  const Result<void> put =
      put_all(place, command, [&](const std::string& path, std::string_view name, const std::string& called) {
        return place.shared ? put_shared(path, name, program, called)
                            : put_hook(path, hook_script(name, program, called));
      });
  if (!put) return put;
  if (place.configure) {
    const Result<std::string> set = run_git({"config", place.flag, place.key, place.value});
    if (!set) return fail(set.error());
    say("set " + place.key + " (git config " + place.flag + ") to " + safe_text(place.value));
  }
  if (place.shared) {
    say("hooks that a repository has itself are run from there as well; where it has a core.hooksPath of its own "
        "(husky), nothing is changed");
  }
  if (place.in_tree) {
    say("this folder is in the work tree, and the hook holds a path of this machine: do not commit it");
  }
  return {};
}

std::string whom_it_guards(const Command& command) {
  switch (hook_scope(command)) {
    case HookScope::global: return ", in all your repositories";
    case HookScope::system: return ", in all repositories of this machine";
    case HookScope::templates: return ", in repositories that are made or cloned from now on";
    case HookScope::local: break;
  }
  return "";
}

// Takes the hooks out of the folder; a folder of ours that is empty then goes, and with it the setting that leads
// there.
Result<std::size_t> take_hooks(const HookPlace& place) {
  std::size_t taken = 0;
  for (const std::string_view name : kAllHooks) {
    const std::string path = place.folder + "/" + std::string(name);
    const Result<HookChange> change = take_out(place, path);
    if (!change) return fail(change.error());
    if (change->said.empty()) continue;
    ++taken;
    if (!place.shared || std::find(kGates.begin(), kGates.end(), name) != kGates.end()) say(change->said);
  }
  const bool ours = fs::path(place.value).parent_path().filename() == "nbscrub";
  std::error_code error;
  if (place.key.empty() || place.configure || !ours || !fs::is_empty(place.folder, error)) return taken;
  const Result<std::string> unset = run_git({"config", place.flag, "--unset", place.key});
  if (!unset) return fail(unset.error());
  fs::remove(place.folder, error);
  fs::remove(place.value, error);
  say("took " + place.key + " out again (git config " + place.flag + ")");
  return taken + 1;
}

}  // namespace

ExitCode run_install(const Command& command) {
  const auto stop = [&](const Error& error) { return publish_error(error, command.format); };
  if (Result<void> git = git_is_recent(); !git) return stop(git.error());
  const Result<HookPlace> place = hook_place(hook_scope(command));
  if (!place) return stop(place.error());
  const Result<std::string> program = own_path();
  if (!program) return stop(program.error());
  if (place->keeper != HookKeeper::lefthook) {
    if (Result<void> ready = prepare_hooks_folder(place->folder); !ready) return stop(ready.error());
  }
  if (command.filter || command.diff) {
    const auto done = say_all(set_up_filter(git_scope(command), {command.filter, command.diff}, *program));
    if (!done) return stop(done.error());
  }
  if (Result<void> put = put_hooks(*place, command, *program); !put) return stop(put.error());
  if (command.filter) {
    say("notebooks keep their outputs, and Git gets them without; for those that it has already:  "
        "git add --renormalize .");
    say_exempt();
  }
  return say((command.fix ? "from now on credentials in staged notebooks are taken out before each commit"
                          : "from now on a commit that holds a credential is stopped") +
             whom_it_guards(command));
}

ExitCode run_uninstall(const Command& command) {
  const auto stop = [&](const Error& error) { return publish_error(error, command.format); };
  const HookScope scope = hook_scope(command);
  const Result<HookPlace> place = hook_place(scope);
  if (!place) return stop(place.error());
  const Result<std::size_t> taken = take_hooks(*place);
  if (!taken) return stop(taken.error());
  std::size_t count = *taken;
  if (scope == HookScope::local) {
    // Where core.hooksPath was set after we had come.
    HookPlace own;
    const Result<std::string> folder = own_hooks_folder();
    if (!folder) return stop(folder.error());
    own.folder = *folder;
    const Result<std::size_t> more = own.folder == place->folder ? Result<std::size_t>(0) : take_hooks(own);
    if (!more) return stop(more.error());
    count += *more;
  }
  if (scope != HookScope::templates) {
    const auto taken_out = say_all(take_out_filter(git_scope(command)));
    if (!taken_out) return stop(taken_out.error());
    count += *taken_out;
  }
  if (place->keeper == HookKeeper::lefthook) {
    say("what " + safe_text(place->keeper_file) + " says of nbscrub is yours to take out");
  }
  if (scope == HookScope::templates) {
    say("repositories that were made meanwhile keep their hooks:  nbscrub uninstall  in each");
  }
  return count > 0 ? ExitCode::clean : say("there is nothing of nbscrub here");
}

}  // namespace nbscrub
