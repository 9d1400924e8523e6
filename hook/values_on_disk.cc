#include "hook/values_on_disk.h"

#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "hook/filter_cache.h"
#include "hook/git_folder.h"
#include "hook/scan.h"
#include "sanitizer/place.h"

namespace nbscrub {

KnownValues values_on_disk(Sanitizer& sanitizer, const Staged& staged, std::uint64_t max_bytes) {
  // One value is enough to be looked for in another file, so one file alone needs no looking.
  if (staged.files.size() < 2) return {};
  std::error_code error;
  const std::optional<WorkTree> tree = work_tree_of(".");
  if (!tree || !std::filesystem::exists(filter_cache_folder("."), error)) return {};
  FilesOfPaths files;
  for (const StagedFile& file : staged.files) {
    if (file.kind != StagedKind::file || !is_notebook_name(file.path)) continue;
    files.paths.push_back(tree->top + "/" + file.path);
  }
  Result<Scan> scan = scan_paths(sanitizer, files, max_bytes);
  return scan ? std::move(scan->known) : KnownValues();
}

}  // namespace nbscrub
