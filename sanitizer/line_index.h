// Lines and columns of a text, from 1. Lines end with \n. Columns count characters (UTF-8 code points), as editors do.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace nbscrub {

struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

class LineIndex {
 public:
  explicit LineIndex(std::string_view text);  // keeps the view
  // The place of the byte at `offset`; inside a character that of the character, after the end that of the end.
  LineColumn at(std::size_t offset) const;

 private:
  std::size_t characters_before(std::size_t offset) const;

  std::string_view text_;
  std::vector<std::size_t> line_begins_;
  std::vector<std::size_t> characters_before_block_;  // so that a long line need not be counted from its begin
};

}  // namespace nbscrub
