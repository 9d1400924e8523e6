// What `nbscrub restore` brings back: copies of notebooks as they were before a cleaning took their outputs, with every
// credential already redacted. A copy lies in the Git folder (`nbscrub/restore/`) of the notebook's work tree, outside of
// a repository in the user's state folder, readable by its owner only, for 30 days, 256 MiB in all.
//
// Never a secret: callers hand over what the sanitizer gave back for `redact only`, proven clean.
//
// Format of an entry: one line "nbscrub-restore 1 SHA256 SIZE" (of the cleaned notebook; bytes that follow), then the
// notebook. Its name is a hash of the notebook's path, a hyphen, and the time in milliseconds.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "detectors/result.h"
#include "sanitizer/padded_bytes.h"

namespace nbscrub {

inline constexpr std::uint64_t kKeptBytes = std::uint64_t{256} << 20;
inline constexpr int kKeptDays = 30;

struct KeptEntry {
  std::string file;
  std::int64_t milliseconds = 0;  // since 1970, when it was kept
};

struct KeptNotebook {
  PaddedBytes bytes;
  std::string cleaned_sha256;  // of what the cleaning left, to know it again
};

class OutputStore {
 public:
  // Keeps `redacted` for the notebook at `path`, of which `cleaned` is going to be left. Errors: it could not be written.
  Result<void> keep(const std::string& path, std::string_view redacted, std::string_view cleaned);

  // The same without flushing it to disk: the caller does that, for many at once, before a notebook is replaced. The
  // entry's file.
  Result<std::string> write(const std::string& path, std::string_view redacted, std::string_view cleaned);

  // Drops what is too old or too much, in the folders that this object has written to. Once a run, since it lists them.
  void prune(std::uint64_t max_bytes = kKeptBytes);

  // The kept copies of the notebook at `path`, the newest first.
  static Result<std::vector<KeptEntry>> entries_of(const std::string& path);
  static Result<KeptNotebook> read(const KeptEntry& entry, std::uint64_t max_bytes);

 private:
  std::set<std::string> folders_;
};

}  // namespace nbscrub
