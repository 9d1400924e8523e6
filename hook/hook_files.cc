#include "hook/hook_files.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <optional>
#include <system_error>

#include "hook/file.h"
#include "hook/hook_script.h"
#include "hook/terminal.h"

namespace nbscrub {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaxHookBytes = std::uint64_t{64} << 20;  // a hook may be a program
constexpr std::string_view kLineMark = "  # nbscrub-hook";
constexpr std::string_view kFirstLine = "#!/bin/sh\n";

enum class Present { nothing, ours, foreign };

bool is_there(const std::string& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0;
}

Result<Present> what_is_at(const std::string& path) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) return Present::nothing;
  if (S_ISLNK(status.st_mode)) return Present::foreign;  // we write plain files only
  const Result<FileContent> content = read_file(path, kMaxHookBytes);
  if (!content) return fail("the hook " + safe_text(path) + " cannot be judged: " + content.error().what);
  return is_our_hook(content->bytes.view()) ? Present::ours : Present::foreign;
}

std::string former(const std::string& path) { return path + ".nbscrub-old"; }
std::string legacy(const std::string& path) { return path + ".legacy"; }

Result<void> write_hook(const std::string& path, std::string_view script) {
  const Result<void> written = write_file(path, script, 0755);
  if (written) return {};
  return fail("the hook " + safe_text(path) + " cannot be written: " + written.error().what, written.error().next_step);
}

// `script` in the place of a hook of ours, which is left alone when it is the same: its age says since when it is
// there.
Result<HookChange> renew(const std::string& path, std::string_view script) {
  const Result<FileContent> content = read_file(path, kMaxHookBytes);
  if (content && content->bytes.view() == script && ::access(path.c_str(), X_OK) == 0) {
    return HookChange{safe_text(path) + " is there already", false};
  }
  if (Result<void> written = write_hook(path, script); !written) return fail(written.error());
  return HookChange{"wrote " + safe_text(path) + " anew", false};
}

struct Script {
  std::optional<FileContent> content;  // none: there is no such file
  std::string without;                 // the text without a line of ours
  bool had_line = false;
};

Result<Script> read_script(const std::string& path) {
  Script script;
  if (!is_there(path)) return script;
  Result<FileContent> content = read_file(path, kMaxHookBytes);
  if (!content) return fail("the hook " + safe_text(path) + " cannot be judged: " + content.error().what);
  std::string_view text = content->bytes.view();
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end);
    if (line.substr(0, line.find_last_not_of("\r\n") + 1).ends_with(kLineMark)) {
      script.had_line = true;
    } else {
      script.without += line;
    }
  }
  script.content = std::move(*content);
  return script;
}

Result<void> write_script(const std::string& path, const Script& script, std::string_view text) {
  const Result<void> written =
      script.content ? replace_file(path, *script.content, text, true) : write_file(path, text, 0755);
  if (written) return {};
  return fail("the hook " + safe_text(path) + " cannot be written: " + written.error().what, written.error().next_step);
}

}  // namespace

Result<void> prepare_hooks_folder(const std::string& folder) {
  std::error_code error;
  if (is_there(folder) && !fs::is_directory(folder, error)) {
    return fail("the hooks folder " + safe_text(folder) + " is no folder, so there is no place for a hook",
                "core.hooksPath may lead there:  git config --show-origin core.hooksPath");
  }
  fs::create_directories(folder, error);
  if (error) return fail("the hooks folder " + safe_text(folder) + " cannot be made: " + error.message());
  if (::access(folder.c_str(), W_OK) == 0) return {};
  return fail("the hooks folder " + safe_text(folder) + " cannot be written to: " + std::strerror(errno),
              "run it as somebody who may, or make the folder writable; nothing was changed");
}

Result<HookChange> put_hook(const std::string& path, std::string_view script) {
  const Result<Present> present = what_is_at(path);
  if (!present) return fail(present.error());
  if (*present == Present::ours) return renew(path, script);
  if (*present == Present::foreign) {
    const Result<Present> moved = what_is_at(legacy(path));
    if (moved && *moved == Present::ours) return renew(legacy(path), script);
    if (is_there(former(path))) {
      return fail("there is a hook " + safe_text(path) + " and one kept from before, " + safe_text(former(path)),
                  "remove the one that is not needed, then install again");
    }
    if (std::rename(path.c_str(), former(path).c_str()) != 0) {
      return fail("the hook " + safe_text(path) + " cannot be moved: " + std::strerror(errno));
    }
  }
  if (Result<void> written = write_hook(path, script); !written) {
    // A foreign hook must not be lost to a full disk.
    if (*present == Present::foreign) (void)std::rename(former(path).c_str(), path.c_str());
    return fail(written.error());
  }
  if (*present == Present::nothing) return HookChange{"wrote " + safe_text(path), true};
  return HookChange{"wrote " + safe_text(path) + " (the hook that was there is kept as " + safe_text(former(path)) +
                        " and runs first)",
                    true};
}

Result<HookChange> take_hook(const std::string& path) {
  const Result<Present> present = what_is_at(path);
  if (!present) return fail(present.error());
  if (*present == Present::nothing) return HookChange{};
  if (*present == Present::foreign) {
    const Result<Present> moved = what_is_at(legacy(path));
    if (!moved || *moved != Present::ours) return HookChange{};
    if (::unlink(legacy(path).c_str()) != 0) return fail("the hook " + safe_text(legacy(path)) + " cannot be removed");
    return HookChange{"removed " + safe_text(legacy(path)), false};
  }
  // rename(2) takes our hook's place in one step, so there is no moment without either.
  if (is_there(former(path))) {
    if (std::rename(former(path).c_str(), path.c_str()) != 0) {
      return fail(safe_text(former(path)) + " cannot be put back: " + std::strerror(errno));
    }
    return HookChange{"put the former hook back: " + safe_text(path), false};
  }
  if (::unlink(path.c_str()) != 0) {
    return fail("the hook " + safe_text(path) + " cannot be removed: " + std::strerror(errno));
  }
  return HookChange{"removed " + safe_text(path), false};
}

Result<std::string> our_hook_at(const std::string& path) {
  const Result<Present> present = what_is_at(path);
  if (!present) return fail(present.error());
  if (*present != Present::ours) return std::string();
  const Result<FileContent> content = read_file(path, kMaxHookBytes);
  if (!content) return fail(content.error());
  return std::string(content->bytes.view());
}

Result<HookChange> put_line(const std::string& path, std::string_view line) {
  const Result<Script> script = read_script(path);
  if (!script) return fail(script.error());
  std::string text = script->content ? script->without : std::string(kFirstLine);
  if (!text.empty() && !text.ends_with('\n')) text += '\n';
  text += std::string(line) + std::string(kLineMark) + "\n";
  if (script->content && script->content->bytes.view() == text) {
    return HookChange{"the line is in " + safe_text(path) + " already", false};
  }
  if (Result<void> written = write_script(path, *script, text); !written) return fail(written.error());
  return HookChange{"put a line into " + safe_text(path) + ":  " + std::string(line), !script->had_line};
}

Result<HookChange> take_line(const std::string& path) {
  const Result<Script> script = read_script(path);
  if (!script) return fail(script.error());
  if (!script->had_line) return HookChange{};
  if (script->without == kFirstLine) {
    if (::unlink(path.c_str()) != 0) return fail(safe_text(path) + " cannot be removed: " + std::strerror(errno));
    return HookChange{"removed " + safe_text(path), false};
  }
  if (Result<void> written = write_script(path, *script, script->without); !written) return fail(written.error());
  return HookChange{"took our line out of " + safe_text(path), false};
}

}  // namespace nbscrub
