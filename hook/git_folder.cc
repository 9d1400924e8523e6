#include "hook/git_folder.h"

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace nbscrub {
namespace {

namespace fs = std::filesystem;

bool is_folder(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

std::optional<std::string> absolute(const std::string& path) {
  std::error_code error;
  const fs::path resolved = fs::canonical(path, error);
  if (error) return std::nullopt;
  return resolved.string();
}

}  // namespace

std::optional<std::string> first_line(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  if (!std::getline(file, line)) return std::nullopt;
  return line;
}

std::optional<std::string> git_folder_in(const std::string& folder) {
  const std::string git = folder + "/.git";
  if (is_folder(git)) return git;
  const std::optional<std::string> line = first_line(git);
  if (!line || !line->starts_with("gitdir: ")) return std::nullopt;
  const std::string named = line->substr(8);
  return named.starts_with('/') ? named : folder + "/" + named;
}

std::optional<WorkTree> work_tree_of(const std::string& path) {
  if (const char* git = std::getenv("GIT_DIR")) {
    const char* top = std::getenv("GIT_WORK_TREE");
    const std::optional<std::string> absolute_top = absolute(top != nullptr ? top : ".");
    const std::optional<std::string> absolute_git = absolute(git);
    if (!absolute_top || !absolute_git) return std::nullopt;
    return WorkTree{*absolute_top, *absolute_git};
  }
  std::optional<std::string> folder = absolute(path);
  if (folder && !is_folder(*folder)) folder = fs::path(*folder).parent_path().string();
  while (folder) {
    if (const std::optional<std::string> git = git_folder_in(*folder)) {
      const std::optional<std::string> absolute_git = absolute(*git);
      if (!absolute_git) return std::nullopt;
      return WorkTree{*folder, *absolute_git};
    }
    if (*folder == "/") break;
    folder = fs::path(*folder).parent_path().string();
  }
  return std::nullopt;
}

}  // namespace nbscrub
