#include "sanitizer/line_index.h"

#include <algorithm>

namespace nbscrub {
namespace {

// A notebook may be one line of 30 MB; counting from the begin of the line for each finding would never end.
constexpr std::size_t kBlock = 4096;

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_character));
}

}  // namespace

LineIndex::LineIndex(std::string_view text) : text_(text), line_begins_{0} {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    line_begins_.push_back(at + 1);
  }
  std::size_t characters = 0;
  for (std::size_t at = 0; at <= text.size(); at += kBlock) {
    characters_before_block_.push_back(characters);
    characters += count_characters(text.substr(at, kBlock));
  }
}

std::size_t LineIndex::characters_before(std::size_t offset) const {
  const std::size_t block = offset / kBlock;
  return characters_before_block_[block] + count_characters(text_.substr(block * kBlock, offset % kBlock));
}

LineColumn LineIndex::at(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  while (offset > 0 && offset < text_.size() && !begins_character(text_[offset])) --offset;
  const auto after = std::upper_bound(line_begins_.begin(), line_begins_.end(), offset);
  const std::size_t begin = *(after - 1);
  return {static_cast<std::uint32_t>(after - line_begins_.begin()),
          static_cast<std::uint32_t>(characters_before(offset) - characters_before(begin) + 1)};
}

}  // namespace nbscrub
