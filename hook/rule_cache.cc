#include "hook/rule_cache.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <vector>

#include "detectors/digest.h"
#include "hook/owned_file.h"

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
  const std::optional<PaddedBytes> content = read_owned(cache_folder(), key, kLargestEntry);
  if (!content) return std::nullopt;
  const std::string_view bytes = content->view();
  const std::size_t newline = bytes.find('\n');
  if (newline == std::string_view::npos || sha256_hex(bytes.substr(newline + 1)) != bytes.substr(0, newline)) {
    return std::nullopt;
  }
  return std::string(bytes.substr(newline + 1));
}

void cache_rules(const std::string& key, std::string_view bytes) {
  const std::string entry = sha256_hex(bytes) + "\n" + std::string(bytes);
  const fs::path folder = cache_folder();
  if (write_owned(folder, key, entry)) remove_oldest(folder);
}

}  // namespace nbscrub
