// The content of blobs. What is staged was written a moment ago, so it is nearly always a loose object: a file of the
// object store, deflated, which is read here without another process. Everything else (packed, in an alternate store)
// comes from one `git cat-file --batch`.
//
// Formats: gitformat-loose "blob <size>\0<content>" in zlib; `git cat-file --batch` "<id> SP <type> SP <size> LF
// <content> LF". Objects are named by id only, never by path.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "detectors/result.h"
#include "sanitizer/padded_bytes.h"

namespace nbscrub {

// Called once for each id, with its index among `ids`, in no certain order. Only one blob is held at a time.
using UseBlob = std::function<void(std::size_t, Result<PaddedBytes>)>;

// Errors of a blob (handed to `use`): missing, no blob, larger than `max_bytes` (seen before it is inflated), damaged.
// Errors of the whole: git failed.
Result<void> read_blobs(std::span<const std::string> ids, std::uint64_t max_bytes, const UseBlob& use);

// The folder of loose objects, found from the environment and from `.git` in the working folder; nullopt when that is
// not plain. A wrong one does no harm: an object's name is the hash of what it holds.
std::optional<std::string> loose_object_folder();

// nullopt when `folder` has no such file; then the object has to be asked from git.
std::optional<Result<PaddedBytes>> read_loose_blob(const std::string& folder, std::string_view id,
                                                   std::uint64_t max_bytes);

// Takes the output of `git cat-file --batch` in pieces and hands on each answer.
class BatchReader {
 public:
  // `use` gets the answers in the order of the questions, numbered from 0.
  BatchReader(std::uint64_t max_bytes, UseBlob use) : max_bytes_(max_bytes), use_(std::move(use)) {}
  // False when what came is no answer of cat-file.
  bool take(std::string_view piece);
  std::size_t answered() const { return answered_; }

 private:
  bool take_header(std::string_view line);
  void finish_blob();

  std::uint64_t max_bytes_;
  UseBlob use_;
  std::size_t answered_ = 0;
  std::string header_;
  std::string content_;
  std::uint64_t size_ = 0;  // of the blob that is coming in
  std::uint64_t left_ = 0;  // bytes of it still to come, and the newline after them
  bool in_content_ = false;
  std::optional<Error> refused_;
};

}  // namespace nbscrub
