#include "hook/line_diff.h"

#include <algorithm>
#include <cstdint>
#include <span>

namespace nbscrub {
namespace {

using Lines = std::span<const std::string_view>;

// The table of the longest common subsequence has this many entries at most, which is 4 MB.
constexpr std::size_t kMaxTable = std::size_t{1} << 20;

// The middle, where neither the first nor the last lines are the same.
void align(Lines before, Lines after, std::vector<DiffLine>& out) {
  const std::size_t width = after.size() + 1;
  const bool aligned = (before.size() + 1) * width <= kMaxTable;
  // common[i * width + j]: how many lines before[i…] and after[j…] have in common, in order.
  std::vector<std::uint32_t> common(aligned ? (before.size() + 1) * width : 0);
  for (std::size_t i = before.size(); aligned && i-- > 0;) {
    for (std::size_t j = after.size(); j-- > 0;) {
      common[i * width + j] = before[i] == after[j]
                                  ? common[(i + 1) * width + j + 1] + 1
                                  : std::max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < before.size() || j < after.size()) {
    if (aligned && i < before.size() && j < after.size() && before[i] == after[j]) {
      out.push_back({' ', before[i++]});
      ++j;
    } else if (i < before.size() && (j == after.size() || !aligned ||
                                     common[(i + 1) * width + j] >= common[i * width + j + 1])) {
      out.push_back({'-', before[i++]});
    } else {
      out.push_back({'+', after[j++]});
    }
  }
}

std::vector<DiffLine> compare(Lines before, Lines after) {
  std::vector<DiffLine> all;
  std::size_t head = 0;
  while (head < before.size() && head < after.size() && before[head] == after[head]) {
    all.push_back({' ', before[head++]});
  }
  std::size_t tail = 0;
  while (tail < before.size() - head && tail < after.size() - head &&
         before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) {
    ++tail;
  }
  align(before.subspan(head, before.size() - head - tail), after.subspan(head, after.size() - head - tail), all);
  for (std::size_t i = before.size() - tail; i < before.size(); ++i) all.push_back({' ', before[i]});
  return all;
}

}  // namespace

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

std::vector<DiffHunk> diff_lines(std::string_view before, std::string_view after, std::size_t context) {
  const std::vector<DiffLine> all = compare(lines_of(before), lines_of(after));
  std::vector<bool> shown(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].mark == ' ') continue;
    for (std::size_t j = i - std::min(i, context); j < all.size() && j <= i + context; ++j) shown[j] = true;
  }
  std::vector<DiffHunk> hunks;
  std::size_t old_line = 1;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (shown[i]) {
      if (i == 0 || !shown[i - 1]) hunks.push_back({old_line, {}});
      hunks.back().lines.push_back(all[i]);
    }
    if (all[i].mark != '+') ++old_line;
  }
  return hunks;
}

}  // namespace nbscrub
