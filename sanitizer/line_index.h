// Lines and columns of a text, from 1. Columns count characters (UTF-8 code points), as editors do.
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
  LineColumn at(std::size_t offset) const;

 private:
  std::string_view text_;
  std::vector<std::size_t> line_begins_;
};

}  // namespace nbscrub
