// What the clean filter has made of files before: for the hash of a file's bytes the edits that clean it. Git asks again
// for every file whose time stamp has changed, after a change of branches for hundreds; to hash one costs a tenth of
// what it costs to scan it.
//
// Never a secret: an edit is a place, and what is put there, a marker or `[]`. Neither is a refusal kept. One file in the
// Git folder that all work trees share, nbscrub/filter-cache/edits, for its owner only (owned_file.h), at most 8 MiB.
// A damaged entry is none.
//
// Format, little-endian: "nbscrub-edits 1\n", the number of entries, a table sorted by key (key, check, offset from the
// file's begin, length), then the entries: for each edit begin, length, length of the replacement, replacement, with
// numbers as LEB128. The check is the begin of the BLAKE2b of key and entry.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detectors/digest.h"
#include "sanitizer/edit.h"
#include "sanitizer/padded_bytes.h"

namespace nbscrub {

// The folder of the cache of the repository that `path` lies in; empty when there is none.
std::filesystem::path filter_cache_folder(const std::string& path);

class FilterCache {
 public:
  // An empty folder: nothing is kept.
  explicit FilterCache(std::filesystem::path folder) : folder_(std::move(folder)) {}
  FilterCache(const FilterCache&) = delete;
  FilterCache& operator=(const FilterCache&) = delete;

  // The edits for `key`; none that change nothing is an answer as well. nullopt: not known.
  std::optional<std::vector<Edit>> find(const Digest& key);
  void add(const Digest& key, const std::vector<Edit>& edits);

  // Writes what was added, once, at the end of a run.
  void save(std::size_t max_bytes = kMaxBytes);

  static constexpr std::size_t kMaxBytes = std::size_t{8} << 20;

 private:
  struct Entry {
    Digest key;
    std::uint64_t check = 0;
    std::string_view bytes;
  };
  void load();
  // Of the file's table; nullopt: it is damaged.
  std::optional<Entry> entry(std::size_t index) const;

  std::filesystem::path folder_;
  bool loaded_ = false;
  PaddedBytes bytes_;      // of the file
  std::size_t count_ = 0;  // of its entries
  std::map<Digest, std::string> added_;
};

}  // namespace nbscrub
