#include "hook/hook_guard.h"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "hook/command_install.h"
#include "hook/file.h"
#include "hook/git.h"
#include "hook/terminal.h"

namespace nbscrub {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaxHookBytes = std::uint64_t{1} << 20;
constexpr std::string_view kWord = "nbscrub";

bool names_us(const std::string& path) {
  const Result<FileContent> content = read_file(path, kMaxHookBytes);
  return content && content->bytes.view().find(kWord) != std::string_view::npos;
}

// What a manager of hooks runs is told in another file: husky's `_/NAME` runs the NAME above it, the pre-commit
// framework what its configuration lists.
bool manager_names_us(const std::string& path, const std::string& name, std::string_view script) {
  const fs::path folder = fs::path(path).parent_path();
  if (folder.filename() == "_" && names_us((folder.parent_path() / name).string())) return true;
  if (script.find("pre-commit.com") == std::string_view::npos) return false;
  const Result<std::string> top = way_to_top();
  return top && names_us(*top + ".pre-commit-config.yaml");
}

bool can_run(const std::string& path) { return ::access(path.c_str(), X_OK) == 0; }

// A word of /bin/sh in single quotes, as install writes it: 'it'\''s' is it's. Empty when it is none.
std::string unquoted(std::string_view text) {
  std::string word;
  while (text.starts_with('\'')) {
    const std::size_t end = text.find('\'', 1);
    if (end == std::string_view::npos) return {};
    word += text.substr(1, end - 1);
    text.remove_prefix(end + 1);
    if (!text.starts_with("\\'")) break;
    word += '\'';
    text.remove_prefix(2);
  }
  return word;
}

}  // namespace

HookCall call_in(std::string_view script) {
  static constexpr std::string_view kProgram = "\nnbscrub=";
  static constexpr std::string_view kCall = "\"$nbscrub\" ";
  if (!is_our_hook(script)) return {};
  const std::size_t program = script.find(kProgram);
  const std::size_t call = script.rfind(kCall);
  if (program == std::string_view::npos || call == std::string_view::npos) return {};
  const std::string_view words = script.substr(call + kCall.size());
  return {unquoted(script.substr(program + kProgram.size())), std::string(words.substr(0, words.find('\n')))};
}

Result<HookGuard> hook_guard(const std::string& name) {
  HookGuard guard;
  Result<std::string> path = git_path("hooks/" + name);
  if (!path) return fail(path.error());
  guard.path = std::move(*path);
  struct stat status {};
  if (::stat(guard.path.c_str(), &status) != 0) return guard;
  const Result<FileContent> script = read_file(guard.path, kMaxHookBytes);
  if (!script) {
    // The program itself may stand there, larger than a script is.
    if (S_ISREG(status.st_mode) && static_cast<std::uint64_t>(status.st_size) > kMaxHookBytes) {
      guard.state = HookGuard::State::foreign;
      return guard;
    }
    return fail("the hook " + safe_text(guard.path) + " cannot be read: " + script.error().what);
  }
  const HookCall call = call_in(script->bytes.view());
  guard.program = call.program;
  guard.command = call.command;
  if (call.program.empty()) {
    const bool named = script->bytes.view().find(kWord) != std::string_view::npos ||
                       manager_names_us(guard.path, name, script->bytes.view());
    guard.state = named ? HookGuard::State::names_nbscrub : HookGuard::State::foreign;
    if (!can_run(guard.path)) guard.state = HookGuard::State::not_executable;
    return guard;
  }
  guard.state = !can_run(guard.path)     ? HookGuard::State::not_executable
                : !can_run(call.program) ? HookGuard::State::program_gone
                                         : HookGuard::State::ours;
  return guard;
}

}  // namespace nbscrub
