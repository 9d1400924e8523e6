#include "hook/git_lfs.h"

#include "hook/file.h"
#include "hook/git.h"

namespace nbscrub {
namespace {
constexpr std::string_view kOidLine = "\noid sha256:";
constexpr std::size_t kOidLength = 64;
}  // namespace

std::optional<std::string> lfs_oid(std::string_view pointer) {
  const std::size_t line = pointer.find(kOidLine);
  if (line == std::string_view::npos) return std::nullopt;
  const std::string_view oid = pointer.substr(line + kOidLine.size(), kOidLength);
  if (oid.size() != kOidLength || oid.find_first_not_of("0123456789abcdef") != std::string_view::npos) {
    return std::nullopt;
  }
  return std::string(oid);
}

Result<PaddedBytes> read_lfs_object(std::string_view pointer, std::uint64_t max_bytes) {
  const std::optional<std::string> oid = lfs_oid(pointer);
  if (!oid) return fail("it is a Git LFS pointer that names no object");
  const Result<std::string> folder = git_common_folder();
  if (!folder) return fail(folder.error());
  const std::string path = *folder + "/lfs/objects/" + oid->substr(0, 2) + "/" + oid->substr(2, 2) + "/" + *oid;
  Result<FileContent> object = read_file(path, max_bytes);
  if (!object) {
    return fail("it is a Git LFS pointer, and its object could not be scanned: " + object.error().what,
                "fetch it with `git lfs fetch`, then try again");
  }
  return std::move(object->bytes);
}

}  // namespace nbscrub
