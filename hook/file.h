// One file on disk: read whole, and replaced whole. A file is never written to in place: the new content goes into a
// temporary file in the same folder (owner-only until it is finished), gets the mode, the owner and the extended
// attributes of the old one, is flushed, and takes its name by rename(2). Whoever looks, and whenever the power fails,
// there is the old file or the new one.
//
// Reading accepts regular files only (a FIFO would wait for ever, a device may never end) and notices a change while it
// reads; writing notices a change since it was read.
#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "detectors/result.h"
#include "sanitizer/padded_bytes.h"

namespace nbscrub {

inline constexpr std::uint64_t kDefaultMaxBytes = std::uint64_t{1} << 30;

struct FileContent {
  PaddedBytes bytes;
  struct stat status {};  // when it was read
};

// Follows symbolic links. Errors: not there, not readable, no regular file, larger than `max_bytes`, changed meanwhile.
Result<FileContent> read_file(const std::string& path, std::uint64_t max_bytes);

// All that comes through `fd`, which need not be a file. Errors: not readable, more than `max_bytes`.
Result<PaddedBytes> read_stream(int fd, std::uint64_t max_bytes);

// Gives the file at `path` (the target, when it is a symbolic link) the content `bytes`. `original` is what read_file()
// gave for it. Errors: the file is not what was read any more, it has other names (hard links) and `hard_links` is
// false, or the new file could not be made the old one's equal; then nothing has changed.
Result<void> replace_file(const std::string& path, const FileContent& original, std::string_view bytes,
                          bool hard_links);

// A new content for a file, written beside it and finished but for its name. Many wait and are flushed to disk in one
// go, which costs what flushing one costs. One that is dropped removes what it wrote.
class PendingFile {
 public:
  PendingFile(PendingFile&& other) noexcept;
  PendingFile& operator=(PendingFile&&) = delete;
  ~PendingFile();

 private:
  PendingFile(std::string path, std::string temporary) : path_(std::move(path)), temporary_(std::move(temporary)) {}

  std::string path_;
  std::string temporary_;  // empty when it has got its name
  std::optional<struct stat> replaced_;  // what the file must still be

  friend Result<PendingFile> write_beside(const std::string& path, std::string_view bytes,
                                          const std::function<Result<void>(int fd)>& prepare);
  friend Result<PendingFile> prepare_replacement(const std::string& path, const FileContent& original,
                                                 std::string_view bytes, bool hard_links);
  friend std::vector<Result<void>> commit_all(std::vector<PendingFile>& files, std::span<const std::string> others,
                                              bool flush);
};

// Flushes files to disk that were written before; many in one go. They need not be open: what is flushed is the file,
// and a write that failed is told to whoever opens it next. Errors: one of them could not be, so none counts as flushed.
Result<void> flush_files(std::span<const std::string> paths);

// replace_file() up to the point where the new content would take its name.
Result<PendingFile> prepare_replacement(const std::string& path, const FileContent& original, std::string_view bytes,
                                        bool hard_links);

// The rest of it, for all: flushed, together with the files `others`, then renamed one by one. An answer a file.
std::vector<Result<void>> commit_all(std::vector<PendingFile>& files, std::span<const std::string> others = {},
                                     bool flush = true);

// Writes a new file, or in the place of another, with permission bits `mode`. Same way, same guarantee; without
// `flush`, for what can be made again, the content may be lost with the power.
Result<void> write_file(const std::string& path, std::string_view bytes, mode_t mode, bool flush = true);

// The larger-than-the-limit error, in one wording for files and blobs.
Error too_large(std::uint64_t size, std::uint64_t max_bytes);

}  // namespace nbscrub
