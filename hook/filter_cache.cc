#include "hook/filter_cache.h"

#include <algorithm>
#include <cstring>

#include "hook/git_folder.h"
#include "hook/owned_file.h"

namespace nbscrub {
namespace {

namespace fs = std::filesystem;

const std::string kName = "edits";
constexpr std::string_view kHead = "nbscrub-edits 1\n";
constexpr std::size_t kTableAt = kHead.size() + sizeof(std::uint32_t);
constexpr std::size_t kRow = sizeof(Digest) + sizeof(std::uint64_t) + 2 * sizeof(std::uint32_t);

template <class Number>
void append_fixed(Number number, std::string& out) {
  for (std::size_t i = 0; i < sizeof number; ++i) out += static_cast<char>((number >> (8 * i)) & 0xff);
}

template <class Number>
Number fixed_at(std::string_view bytes, std::size_t at) {
  Number number = 0;
  for (std::size_t i = sizeof number; i-- > 0;) number = (number << 8) | static_cast<unsigned char>(bytes[at + i]);
  return number;
}

void append_number(std::uint64_t number, std::string& out) {
  for (; number >= 0x80; number >>= 7) out += static_cast<char>(0x80 | (number & 0x7f));
  out += static_cast<char>(number);
}

std::optional<std::uint64_t> take_number(std::string_view& bytes) {
  std::uint64_t number = 0;
  for (int shift = 0; shift < 63 && !bytes.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    number |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
    if (byte < 0x80) return number;
  }
  return std::nullopt;
}

std::string as_bytes(const std::vector<Edit>& edits) {
  std::string bytes;
  for (const Edit& edit : edits) {
    append_number(edit.span.begin, bytes);
    append_number(edit.span.size(), bytes);
    append_number(edit.replacement.size(), bytes);
    bytes += edit.replacement;
  }
  return bytes;
}

std::optional<std::vector<Edit>> from_bytes(std::string_view bytes) {
  std::vector<Edit> edits;
  while (!bytes.empty()) {
    const auto begin = take_number(bytes);
    const auto size = take_number(bytes);
    const auto length = take_number(bytes);
    if (!begin || !size || !length || *length > bytes.size()) return std::nullopt;
    edits.push_back({{*begin, *begin + *size}, std::string(bytes.substr(0, *length))});
    bytes.remove_prefix(*length);
  }
  return edits;
}

std::string_view text_of(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

std::uint64_t check_of(const Digest& key, std::string_view entry) {
  const Digest digest = blake2b(std::string(text_of(key)) + std::string(entry));
  return fixed_at<std::uint64_t>(text_of(digest), 0);
}

}  // namespace

fs::path filter_cache_folder(const std::string& path) {
  const std::optional<WorkTree> tree = work_tree_of(path);
  if (!tree) return {};
  fs::path common = tree->git;
  if (const std::optional<std::string> named = first_line(tree->git + "/commondir")) common /= *named;
  return common / "nbscrub" / "filter-cache";
}

void FilterCache::load() {
  if (loaded_) return;
  loaded_ = true;
  std::optional<PaddedBytes> content = read_owned(folder_, kName, kMaxBytes);
  if (!content || content->size() < kTableAt || !content->view().starts_with(kHead)) return;
  const std::size_t count = fixed_at<std::uint32_t>(content->view(), kHead.size());
  if (count > (content->size() - kTableAt) / kRow) return;
  count_ = count;
  bytes_ = std::move(*content);
}

std::optional<FilterCache::Entry> FilterCache::entry(std::size_t index) const {
  const std::string_view bytes = bytes_.view();
  const std::string_view row = bytes.substr(kTableAt + index * kRow, kRow);
  Entry entry;
  std::memcpy(entry.key.data(), row.data(), sizeof(Digest));
  entry.check = fixed_at<std::uint64_t>(row, sizeof(Digest));
  const std::size_t offset = fixed_at<std::uint32_t>(row, sizeof(Digest) + sizeof(std::uint64_t));
  const std::size_t size = fixed_at<std::uint32_t>(row, kRow - sizeof(std::uint32_t));
  if (offset > bytes.size() || size > bytes.size() - offset) return std::nullopt;
  entry.bytes = bytes.substr(offset, size);
  return entry;
}

std::optional<std::vector<Edit>> FilterCache::find(const Digest& key) {
  if (folder_.empty()) return std::nullopt;
  load();
  if (const auto fresh = added_.find(key); fresh != added_.end()) return from_bytes(fresh->second);
  for (std::size_t begin = 0, end = count_; begin < end;) {
    const std::size_t middle = begin + (end - begin) / 2;
    const std::optional<Entry> found = entry(middle);
    if (!found) return std::nullopt;
    if (found->key == key) {
      if (found->check != check_of(key, found->bytes)) return std::nullopt;
      return from_bytes(found->bytes);
    }
    (found->key < key ? begin : end) = found->key < key ? middle + 1 : middle;
  }
  return std::nullopt;
}

void FilterCache::add(const Digest& key, const std::vector<Edit>& edits) {
  if (!folder_.empty()) added_.emplace(key, as_bytes(edits));
}

void FilterCache::save(std::size_t max_bytes) {
  if (added_.empty()) return;
  load();
  // What is new first. Keys are hashes: of what was there before, any part is as good as another.
  std::vector<Entry> entries;
  std::size_t size = kTableAt;
  const auto take = [&](const Entry& entry) {
    if (size + kRow + entry.bytes.size() > max_bytes) return;
    size += kRow + entry.bytes.size();
    entries.push_back(entry);
  };
  for (const auto& [key, bytes] : added_) take({key, check_of(key, bytes), bytes});
  for (std::size_t i = 0; i < count_; ++i) {
    const std::optional<Entry> kept = entry(i);
    if (kept && !added_.contains(kept->key)) take(*kept);
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.key < b.key; });

  std::string file(kHead);
  append_fixed(static_cast<std::uint32_t>(entries.size()), file);
  std::size_t offset = kTableAt + entries.size() * kRow;
  for (const Entry& entry : entries) {
    file += text_of(entry.key);
    append_fixed(entry.check, file);
    append_fixed(static_cast<std::uint32_t>(offset), file);
    append_fixed(static_cast<std::uint32_t>(entry.bytes.size()), file);
    offset += entry.bytes.size();
  }
  for (const Entry& entry : entries) file += entry.bytes;
  (void)write_owned(folder_, kName, file);
}

}  // namespace nbscrub
