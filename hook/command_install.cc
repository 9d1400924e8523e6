#include "hook/command_install.h"

#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "hook/file.h"
#include "hook/filter_setup.h"
#include "hook/git.h"
#include "hook/publish.h"
#include "hook/terminal.h"
#include "hook_shim.h"

namespace nbscrub {
namespace {

namespace fs = std::filesystem;

constexpr std::array<const char*, 4> kHooks = {"pre-commit", "pre-merge-commit", "pre-push", "commit-msg"};
constexpr std::string_view kMarker = "\n# nbscrub-hook:";
constexpr std::uint64_t kMaxHookBytes = std::uint64_t{1} << 20;

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

// For /bin/sh: in single quotes every byte stands for itself, but for the quote.
std::string single_quoted(std::string_view text) {
  std::string quoted(text);
  replace_all(quoted, "'", "'\\''");
  return "'" + quoted + "'";
}

Result<std::string> own_path() {
  std::error_code error;
  const fs::path path = fs::read_symlink("/proc/self/exe", error);
  if (error) return fail("the path of this program cannot be found out: " + error.message());
  return path.string();
}

enum class Present { nothing, ours, foreign };

Result<Present> what_is_at(const std::string& path) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) return Present::nothing;
  if (S_ISLNK(status.st_mode)) return Present::foreign;  // we write plain files only
  const Result<FileContent> content = read_file(path, kMaxHookBytes);
  if (!content) return fail("the hook " + safe_text(path) + " cannot be judged: " + content.error().what);
  return is_our_hook(content->bytes.view()) ? Present::ours : Present::foreign;
}

std::string former(const std::string& path) { return path + ".nbscrub-old"; }

bool is_there(const std::string& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0;
}

// A hooks folder that is not this repository's own affects every repository that uses it.
Result<void> must_be_local(bool global) {
  if (global) return {};
  const Result<std::optional<std::string>> in_force = git_config("", "core.hooksPath");
  if (!in_force) return fail(in_force.error());
  if (!*in_force) return {};
  for (const char* scope : {"--local", "--worktree"}) {
    const Result<std::optional<std::string>> own = git_config(scope, "core.hooksPath");
    if (own && *own) return {};
  }
  return fail("core.hooksPath is set for all your repositories (to " + safe_text(**in_force) +
                  "), so the hook would run in all of them",
              "for this repository alone:  git config core.hooksPath \"$(git rev-parse --git-common-dir)/hooks\" && "
              "nbscrub install\n  for all of them:            nbscrub install --global");
}

Result<std::vector<std::string>> hook_paths() {
  std::vector<std::string> paths;
  for (const char* name : kHooks) {
    Result<std::string> path = git_path(std::string("hooks/") + name);
    if (!path) return fail(path.error());
    paths.push_back(std::move(*path));
  }
  return paths;
}

Result<std::string> install_one(const std::string& path, const std::string& name, const std::string& program,
                                const std::string& command) {
  const Result<Present> present = what_is_at(path);
  if (!present) return fail(present.error());
  std::string said = "wrote " + safe_text(path);
  if (*present == Present::foreign) {
    if (is_there(former(path))) {
      return fail("there is a hook " + safe_text(path) + " and one kept from before, " + safe_text(former(path)),
                  "remove the one that is not needed, then install again");
    }
    if (std::rename(path.c_str(), former(path).c_str()) != 0) {
      return fail("the hook " + safe_text(path) + " cannot be moved");
    }
    said += " (the hook that was there is kept as " + safe_text(former(path)) + " and runs first)";
  }
  std::error_code error;
  fs::create_directories(fs::path(path).parent_path(), error);
  if (Result<void> written = write_file(path, hook_script(name, program, command), 0755); !written) {
    // A foreign hook must not be lost to a full disk.
    if (*present == Present::foreign) (void)std::rename(former(path).c_str(), path.c_str());
    return fail("the hook " + safe_text(path) + " cannot be written: " + written.error().what,
                written.error().next_step);
  }
  return said;
}

// What was done, in words; empty when there was nothing to do.
Result<std::string> uninstall_one(const std::string& path) {
  const Result<Present> present = what_is_at(path);
  if (!present) return fail(present.error());
  if (*present == Present::nothing) return std::string();
  if (*present == Present::foreign) return "left " + safe_text(path) + ": nbscrub did not write it";
  // rename(2) takes our hook's place in one step, so there is no moment without either.
  if (is_there(former(path))) {
    if (std::rename(former(path).c_str(), path.c_str()) != 0) {
      return fail(safe_text(former(path)) + " cannot be put back");
    }
    return "put the former hook back: " + safe_text(path);
  }
  if (::unlink(path.c_str()) != 0) return fail("the hook " + safe_text(path) + " cannot be removed");
  return "removed " + safe_text(path);
}

// What the script of a hook calls; empty when that hook is not wanted.
std::string command_of(std::string_view hook, const Command& command) {
  if (hook == "pre-push") return command.pre_push ? "pre-push \"$@\"" : "";
  if (hook == "commit-msg") return command.commit_msg ? "commit-msg \"$@\"" : "";
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

}  // namespace

bool is_our_hook(std::string_view script) {
  return script.starts_with("#!/bin/sh") && script.find(kMarker) == script.find('\n');
}

std::string hook_script(std::string_view name, std::string_view program, std::string_view command) {
  std::string script(name == "pre-push" ? kPushShim : kHookShim);
  replace_all(script, "@HOOK@", name);
  replace_all(script, "@COMMAND@", command);
  replace_all(script, "@NBSCRUB@", single_quoted(program));
  return script;
}

ExitCode run_install(const Command& command) {
  const Result<std::vector<std::string>> paths = hook_paths();
  if (!paths) return publish_error(paths.error(), command.format);
  if (Result<void> local = must_be_local(command.global); !local) return publish_error(local.error(), command.format);
  const Result<std::string> program = own_path();
  if (!program) return publish_error(program.error(), command.format);
  const GitScope scope = command.global ? GitScope::global : GitScope::local;
  if (command.filter || command.diff) {
    const auto done = say_all(set_up_filter(scope, {command.filter, command.diff}, *program));
    if (!done) return publish_error(done.error(), command.format);
  }
  for (std::size_t i = 0; i < paths->size(); ++i) {
    const std::string called = command_of(kHooks[i], command);
    if (called.empty()) continue;
    const Result<std::string> said = install_one((*paths)[i], kHooks[i], *program, called);
    if (!said) return publish_error(said.error(), command.format);
    say(*said);
  }
  if (command.filter) {
    say("notebooks keep their outputs, and Git gets them without; for those that it has already:  "
        "git add --renormalize .");
    say_exempt();
  }
  return say(command.fix ? "from now on credentials in staged notebooks are taken out before each commit"
                         : "from now on a commit that holds a credential is stopped");
}

ExitCode run_uninstall(const Command& command) {
  const Result<std::vector<std::string>> paths = hook_paths();
  if (!paths) return publish_error(paths.error(), command.format);
  if (Result<void> local = must_be_local(command.global); !local) return publish_error(local.error(), command.format);
  ExitCode code = ExitCode::clean;
  bool any = false;
  for (const std::string& path : *paths) {
    const Result<std::string> said = uninstall_one(path);
    if (!said) return publish_error(said.error(), command.format);
    if (said->empty()) continue;
    any = true;
    code = worse(code, say(*said));
  }
  const auto taken_out = say_all(take_out_filter(command.global ? GitScope::global : GitScope::local));
  if (!taken_out) return publish_error(taken_out.error(), command.format);
  return any || *taken_out > 0 ? code : say("there is nothing of nbscrub here");
}

}  // namespace nbscrub
