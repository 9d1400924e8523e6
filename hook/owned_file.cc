#include "hook/owned_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <system_error>
#include <utility>

namespace nbscrub {
namespace {

namespace fs = std::filesystem;

// Mine, and closed to others.
bool is_owned(const struct stat& status, mode_t type) {
  return (status.st_mode & S_IFMT) == type && status.st_uid == ::geteuid() && (status.st_mode & 077) == 0;
}

bool is_owned(const fs::path& path, mode_t type) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0 && is_owned(status, type);
}

}  // namespace

std::optional<PaddedBytes> read_owned(const fs::path& folder, const std::string& name, std::uint64_t max_bytes) {
  if (folder.empty() || !is_owned(folder, S_IFDIR) || !is_owned(folder / name, S_IFREG)) return std::nullopt;
  Result<FileContent> content = read_file((folder / name).string(), max_bytes);
  // (Looked at again: read_file() tells what it had open.)
  if (!content || !is_owned(content->status, S_IFREG)) return std::nullopt;
  return std::move(content->bytes);
}

bool write_owned(const fs::path& folder, const std::string& name, std::string_view bytes) {
  if (folder.empty()) return false;
  std::error_code error;
  fs::create_directories(folder.parent_path(), error);
  if (error) return false;
  (void)::mkdir(folder.c_str(), 0700);
  if (!is_owned(folder, S_IFDIR)) return false;
  return write_file((folder / name).string(), bytes, 0600, false).has_value();
}

}  // namespace nbscrub
