// Two texts compared line by line, for people: what goes, what comes, and a few lines around it. Not a patch: nobody
// applies it, so there are no counts of lines, and very large texts that differ all over are shown as replaced whole.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace nbscrub {

struct DiffLine {
  char mark = ' ';        // ' ' in both, '-' in the old one, '+' in the new one
  std::string_view text;  // without its newline; into one of the two texts
};

struct DiffHunk {
  std::size_t line = 1;  // of the old text, from 1: where the hunk begins
  std::vector<DiffLine> lines;
};

// Split at \n; a newline at the end begins no further line.
std::vector<std::string_view> lines_of(std::string_view text);

// Hunks of changed lines with `context` equal ones around them; none when the texts have the same lines.
std::vector<DiffHunk> diff_lines(std::string_view before, std::string_view after, std::size_t context = 3);

}  // namespace nbscrub
