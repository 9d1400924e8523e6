#include "hook/rule_cache.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <vector>

#include "hook/file.h"
#include "hook/output_store.h"

namespace nbscrub {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLargestEntry = std::uint64_t{1} << 28;
constexpr std::size_t kMostEntries = 16;

// Empty when there is no place for one.
fs::path cache_folder() {
  const auto absolute = [](const char* name) {
    const char* value = std::getenv(name);
    const fs::path path(value == nullptr ? "" : value);
    return path.is_absolute() ? path : fs::path();
  };
  if (const fs::path cache = absolute("XDG_CACHE_HOME"); !cache.empty()) return cache / "nbscrub" / "rules";
  const fs::path home = absolute("HOME");
  return home.empty() ? home : home / ".cache" / "nbscrub" / "rules";
}

// Mine, and closed to others.
bool is_owned(const struct stat& status, mode_t type) {
  return (status.st_mode & S_IFMT) == type && status.st_uid == ::geteuid() && (status.st_mode & 077) == 0;
}

bool is_owned(const fs::path& path, mode_t type) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0 && is_owned(status, type);
}

void remove_oldest(const fs::path& folder) {
  std::vector<std::pair<fs::file_time_type, fs::path>> entries;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    std::error_code gone;
    entries.emplace_back(fs::last_write_time(it->path(), gone), it->path());
  }
  if (entries.size() <= kMostEntries) return;
  std::sort(entries.begin(), entries.end());
  for (std::size_t i = 0; i + kMostEntries < entries.size(); ++i) fs::remove(entries[i].second, error);
}

}  // namespace

std::optional<std::string> read_cached_rules(const std::string& key) {
  const fs::path folder = cache_folder();
  if (folder.empty() || !is_owned(folder, S_IFDIR) || !is_owned(folder / key, S_IFREG)) return std::nullopt;
  const Result<FileContent> content = read_file((folder / key).string(), kLargestEntry);
  // (Looked at again: read_file() tells what it had open.)
  if (!content || !is_owned(content->status, S_IFREG)) return std::nullopt;
  const std::string_view bytes = content->bytes.view();
  const std::size_t newline = bytes.find('\n');
  if (newline == std::string_view::npos || sha256_hex(bytes.substr(newline + 1)) != bytes.substr(0, newline)) {
    return std::nullopt;
  }
  return std::string(bytes.substr(newline + 1));
}

void cache_rules(const std::string& key, std::string_view bytes) {
  const fs::path folder = cache_folder();
  if (folder.empty()) return;
  std::error_code error;
  fs::create_directories(folder.parent_path(), error);
  if (error) return;
  (void)::mkdir(folder.c_str(), 0700);
  if (!is_owned(folder, S_IFDIR)) return;
  const std::string entry = sha256_hex(bytes) + "\n" + std::string(bytes);
  if (write_file((folder / key).string(), entry, 0600)) remove_oldest(folder);
}

}  // namespace nbscrub
