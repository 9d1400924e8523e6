#include "hook/git_objects.h"

#include <sys/stat.h>

#include <array>
#include <charconv>
#include <cstdlib>
#include <vector>

#include "hook/file.h"
#include "hook/git.h"
#include "hook/git_folder.h"
#include "sanitizer/inflate.h"

namespace nbscrub {
namespace {

constexpr std::size_t kMaxHeader = 64;  // "blob ", at most 20 digits, NUL; in an answer the id before it
constexpr std::size_t kMaxBatchHeader = 256;

bool is_folder(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

std::string beside(const std::string& folder, const std::string& path) {
  return path.starts_with('/') ? path : folder + "/" + path;
}

std::optional<std::uint64_t> number(std::string_view digits) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

Error damaged_object() { return {"its object in Git's store is damaged", "run `git fsck`"}; }

Result<PaddedBytes> inflate_blob(std::string_view deflated, std::uint64_t max_bytes) {
  Inflater inflater(deflated);
  std::array<char, kMaxHeader> head;
  const std::optional<std::size_t> got = inflater.read(head.data(), head.size());
  if (!got) return fail(damaged_object());
  const std::string_view start(head.data(), *got);
  const std::size_t nul = start.find('\0');
  if (nul == std::string_view::npos) return fail(damaged_object());
  if (!start.starts_with("blob ")) return fail("what is staged there is no blob");
  const std::optional<std::uint64_t> size = number(start.substr(5, nul - 5));
  if (!size) return fail(damaged_object());
  if (*size > max_bytes) return fail(too_large(*size, max_bytes));

  const std::string_view first = start.substr(nul + 1);
  std::string storage(first);
  if (first.size() > *size) return fail(damaged_object());
  storage.resize(static_cast<std::size_t>(*size) + PaddedBytes::kPadding);
  // One byte more is asked for than there may be: the end of the stream, with its checksum, must come right here.
  const std::size_t rest = static_cast<std::size_t>(*size) - first.size();
  const std::optional<std::size_t> more = inflater.read(storage.data() + first.size(), rest + 1);
  if (!more || *more != rest) return fail(damaged_object());
  return PaddedBytes::from_padded(std::move(storage));
}

}  // namespace

std::optional<std::string> loose_object_folder() {
  if (const char* folder = std::getenv("GIT_OBJECT_DIRECTORY")) return std::string(folder);
  const char* from_environment = std::getenv("GIT_DIR");
  std::string git;
  if (from_environment != nullptr) {
    git = from_environment;
  } else if (const std::optional<std::string> named = git_folder_in(".")) {
    git = *named;
  } else {
    return std::nullopt;
  }
  if (const std::optional<std::string> common = first_line(git + "/commondir")) git = beside(git, *common);
  std::string objects = git + "/objects";
  if (!is_folder(objects)) return std::nullopt;
  return objects;
}

std::optional<Result<PaddedBytes>> read_loose_blob(const std::string& folder, std::string_view id,
                                                   std::uint64_t max_bytes) {
  const std::string path = folder + "/" + std::string(id.substr(0, 2)) + "/" + std::string(id.substr(2));
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  // zlib counts in 32 bits; such an object is left to git.
  if (static_cast<std::uint64_t>(status.st_size) >= (std::uint64_t{1} << 31)) return std::nullopt;
  const Result<FileContent> deflated = read_file(path, std::uint64_t{1} << 31);
  if (!deflated || max_bytes >= (std::uint64_t{1} << 31)) return std::nullopt;
  return inflate_blob(deflated->bytes.view(), max_bytes);
}

bool BatchReader::take(std::string_view piece) {
  while (!piece.empty()) {
    if (!in_content_) {
      const std::size_t newline = piece.find('\n');
      header_ += piece.substr(0, newline);
      if (header_.size() > kMaxBatchHeader) return false;
      if (newline == std::string_view::npos) return true;
      piece.remove_prefix(newline + 1);
      const bool understood = take_header(header_);
      header_.clear();
      if (!understood) return false;
      continue;
    }
    const std::size_t count = static_cast<std::size_t>(std::min<std::uint64_t>(left_, piece.size()));
    // A blob that is refused is passed over without being kept.
    if (!refused_) content_ += piece.substr(0, count);
    piece.remove_prefix(count);
    left_ -= count;
    if (left_ == 0) finish_blob();
  }
  return true;
}

bool BatchReader::take_header(std::string_view line) {
  const std::size_t first = line.find(' ');
  if (first == std::string_view::npos) return false;
  const std::string_view answer = line.substr(first + 1);
  if (answer == "missing") {
    use_(answered_++, fail("its object is missing from Git's store", "run `git fsck`, or `git add` the file again"));
    return true;
  }
  const std::size_t second = answer.find(' ');
  if (second == std::string_view::npos) return false;
  const std::optional<std::uint64_t> size = number(answer.substr(second + 1));
  if (!size) return false;
  size_ = *size;
  left_ = size_ + 1;
  in_content_ = true;
  refused_.reset();
  content_.clear();
  if (answer.substr(0, second) != "blob") refused_ = Error{"what is staged there is no blob", ""};
  if (size_ > max_bytes_) refused_ = too_large(size_, max_bytes_);
  if (!refused_) content_.reserve(static_cast<std::size_t>(size_) + PaddedBytes::kPadding);
  return true;
}

void BatchReader::finish_blob() {
  in_content_ = false;
  if (refused_) {
    use_(answered_++, fail(*refused_));
    return;
  }
  content_.pop_back();  // the newline after the content
  content_.append(PaddedBytes::kPadding, '\0');
  use_(answered_++, PaddedBytes::from_padded(std::move(content_)));
}

Result<void> read_blobs(std::span<const std::string> ids, std::uint64_t max_bytes, const UseBlob& use) {
  const std::optional<std::string> folder = loose_object_folder();
  std::vector<std::size_t> rest;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    std::optional<Result<PaddedBytes>> blob;
    if (folder) blob = read_loose_blob(*folder, ids[i], max_bytes);
    if (blob) {
      use(i, std::move(*blob));
    } else {
      rest.push_back(i);
    }
  }
  if (rest.empty()) return {};

  std::string questions;
  for (const std::size_t i : rest) questions += ids[i] + "\n";
  BatchReader reader(max_bytes, [&](std::size_t answer, Result<PaddedBytes> blob) {
    if (answer < rest.size()) use(rest[answer], std::move(blob));
  });
  const Result<ProcessResult> batch =
      run_process({{"git", "cat-file", "--batch", "--buffer"},
                   questions,
                   git_environment(),
                   [&reader](std::string_view piece) { return reader.take(piece); }});
  if (!batch) return fail(batch.error());
  if (batch->stopped) return fail("what git cat-file printed was not understood");
  if (batch->exit_status != 0) return fail(git_failure("cat-file", *batch));
  if (reader.answered() != rest.size()) return fail("git cat-file did not answer every question");
  return {};
}

}  // namespace nbscrub
