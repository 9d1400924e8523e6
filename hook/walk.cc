#include "hook/walk.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>

#include "hook/git.h"
#include "hook/terminal.h"

namespace nbscrub {
namespace {

namespace fs = std::filesystem;

std::string joined(const std::string& folder, std::string_view name) {
  if (folder == ".") return std::string(name);
  return folder + (folder.ends_with('/') ? "" : "/") + std::string(name);
}

Result<void> walk(const std::string& folder, std::vector<std::string>& files);

// What Git lists; nullopt when `folder` is in no work tree, or Git cannot say: then everything is looked at, which is
// more, never less.
std::optional<std::vector<std::string>> listed_by_git(const std::string& folder) {
  Result<ProcessResult> listed =
      try_git({"-C", folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard"});
  if (!listed || listed->exit_status != 0) return std::nullopt;
  std::vector<std::string> names;
  std::string_view rest = listed->out;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\0');
    names.emplace_back(rest.substr(0, end));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  return names;
}

// One entry of a folder, or one name that Git listed.
Result<void> add(const std::string& path, std::vector<std::string>& files) {
  std::error_code error;
  const fs::file_status status = fs::symlink_status(path, error);
  // Listed by Git, and deleted from the work tree.
  if (status.type() == fs::file_type::not_found) return {};
  if (error) return fail(safe_text(path) + " cannot be looked at: " + error.message());
  // A submodule, or a repository within this one.
  if (status.type() == fs::file_type::directory) return walk(path, files);
  const bool regular = status.type() == fs::file_type::regular ||
                       (status.type() == fs::file_type::symlink && fs::is_regular_file(path, error));
  if (regular) files.push_back(path);
  return {};
}

Result<void> walk_plainly(const std::string& folder, std::vector<std::string>& files) {
  std::error_code error;
  fs::directory_iterator entries(folder, error);
  if (error) return fail("the folder " + safe_text(folder) + " cannot be read: " + error.message());
  for (const fs::directory_iterator end; entries != end; entries.increment(error)) {
    const std::string name = entries->path().filename().string();
    if (name == ".git") continue;
    if (Result<void> added = add(joined(folder, name), files); !added) return added;
  }
  if (error) return fail("the folder " + safe_text(folder) + " cannot be read: " + error.message());
  return {};
}

Result<void> walk(const std::string& folder, std::vector<std::string>& files) {
  const std::optional<std::vector<std::string>> listed = listed_by_git(folder);
  if (!listed) return walk_plainly(folder, files);
  for (const std::string& name : *listed) {
    // Git lists a folder that it knows nothing about with a slash; `./` is the folder itself.
    if (name == "./") return walk_plainly(folder, files);
    const std::string_view plain = name.ends_with('/') ? std::string_view(name).substr(0, name.size() - 1) : name;
    if (Result<void> added = add(joined(folder, plain), files); !added) return added;
  }
  return {};
}

}  // namespace

Result<std::vector<std::string>> files_under(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) return fail("there is no such file or folder");
  if (status.type() != fs::file_type::directory) return std::vector<std::string>{path};
  std::vector<std::string> files;
  if (Result<void> walked = walk(path, files); !walked) return fail(walked.error());
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return files;
}

}  // namespace nbscrub
