#include "detectors/env_dump.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "detectors/ascii.h"

namespace nbscrub {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t kLeastEntries = 5;
constexpr std::size_t kLongestName = 128;
constexpr auto kEverywhere =
    std::to_array<std::string_view>({"PATH", "HOME", "PWD", "LANG", "SHLVL", "USER", "PYTHONPATH"});

std::size_t end_of_name(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && end - begin < kLongestName && is_name_byte(text[end])) ++end;
  return end;
}

// Collects entries that follow each other; a block is kept when it is long enough and has one of the names.
class Blocks {
 public:
  void add(std::string_view name, TextSpan entry) {
    if (entries_ == 0) block_.begin = entry.begin;
    block_.end = entry.end;
    ++entries_;
    named_ = named_ || std::ranges::find(kEverywhere, name) != kEverywhere.end();
  }

  void close() {
    if (entries_ >= kLeastEntries && named_) found_.push_back(block_);
    entries_ = 0;
    named_ = false;
  }

  std::vector<TextSpan> take() { return std::move(found_); }

 private:
  std::vector<TextSpan> found_;
  TextSpan block_;
  std::size_t entries_ = 0;
  bool named_ = false;
};

// `NAME=value` on lines of their own; `export ` and `declare -x ` may stand before.
void find_lines(std::string_view text, Blocks& blocks) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::size_t name = std::min(text.find_first_not_of(" \t", begin), end);
    for (std::string_view command : {"export ", "declare -x "}) {
      if (text.substr(name, end - name).starts_with(command)) name += command.size();
    }
    const std::size_t name_end = std::min(end_of_name(text, name), end);
    if (name_end > name && name_end < end && text[name_end] == '=' && (text[name] < '0' || text[name] > '9')) {
      blocks.add(text.substr(name, name_end - name), {name, end});
    } else {
      blocks.close();
    }
    begin = end + 1;
  }
  blocks.close();
}

// One past the quote that closes the string opened at `open`; nullopt when none does.
std::optional<std::size_t> end_of_string(std::string_view text, std::size_t open) {
  const char stops[] = {text[open], '\\'};
  std::size_t at = open + 1;
  while ((at = text.find_first_of(std::string_view(stops, 2), at)) != npos) {
    if (text[at] == text[open]) return at + 1;
    at += 2;
  }
  return std::nullopt;
}

// `'NAME': 'value'` entries parted by commas: the repr of os.environ, or the same as JSON.
void find_entries(std::string_view text, Blocks& blocks) {
  for (std::size_t at = text.find_first_of("'\""); at != npos; at = text.find_first_of("'\"", at)) {
    const std::size_t name_end = end_of_name(text, at + 1);
    const std::size_t open = name_end + 3;
    const bool entry = name_end > at + 1 && open < text.size() && text[name_end] == text[at] &&
                       text.substr(name_end + 1, 2) == ": " && (text[open] == '\'' || text[open] == '"');
    if (!entry) {
      blocks.close();
      ++at;
      continue;
    }
    const auto end = end_of_string(text, open);
    if (!end) break;
    blocks.add(text.substr(at + 1, name_end - at - 1), {at, *end});
    at = *end;
    const std::size_t next = text.find_first_not_of(" \t\r\n", at);
    if (next == npos || text[next] != ',') blocks.close();
  }
  blocks.close();
}

}  // namespace

std::vector<TextSpan> env_dump_blocks(std::string_view text) {
  const bool likely = std::ranges::any_of(kEverywhere, [&](std::string_view name) { return text.find(name) != npos; });
  if (!likely) return {};
  Blocks blocks;
  find_lines(text, blocks);
  find_entries(text, blocks);
  std::vector<TextSpan> found = blocks.take();
  std::ranges::sort(found);
  return found;
}

}  // namespace nbscrub
