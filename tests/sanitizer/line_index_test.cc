#include "sanitizer/line_index.h"

#include <gtest/gtest.h>

#include <string>

namespace nbscrub {
namespace {

void expect_at(const LineIndex& index, std::size_t offset, std::uint32_t line, std::uint32_t column) {
  const LineColumn place = index.at(offset);
  EXPECT_EQ(place.line, line) << "offset " << offset;
  EXPECT_EQ(place.column, column) << "offset " << offset;
}

TEST(LineIndex, CountsFromOne) {
  const LineIndex index("ab\ncd\n\nx");
  expect_at(index, 0, 1, 1);
  expect_at(index, 1, 1, 2);
  expect_at(index, 2, 1, 3);  // the newline itself
  expect_at(index, 3, 2, 1);
  expect_at(index, 6, 3, 1);
  expect_at(index, 7, 4, 1);
}

TEST(LineIndex, EmptyTextHasOnePlace) {
  const LineIndex index("");
  expect_at(index, 0, 1, 1);
  expect_at(index, 9, 1, 1);
}

TEST(LineIndex, AfterTheEndIsTheEnd) {
  expect_at(LineIndex("ab"), 99, 1, 3);
  expect_at(LineIndex("ab\n"), 3, 2, 1);
}

TEST(LineIndex, ColumnsCountCharacters) {
  const LineIndex index("é€😀x\n😀y");
  expect_at(index, 0, 1, 1);
  expect_at(index, 2, 1, 2);
  expect_at(index, 5, 1, 3);
  expect_at(index, 9, 1, 4);
  expect_at(index, 15, 2, 2);
}

TEST(LineIndex, InsideACharacterIsThatCharacter) {
  const LineIndex index("a😀b");
  for (std::size_t offset = 1; offset < 5; ++offset) expect_at(index, offset, 1, 2);
  expect_at(index, 5, 1, 3);
}

TEST(LineIndex, CarriageReturnBelongsToItsLine) {
  const LineIndex index("ab\r\ncd");
  expect_at(index, 2, 1, 3);
  expect_at(index, 4, 2, 1);
}

// The blocks by which long lines are counted begin at any place, in the middle of characters too.
TEST(LineIndex, LongLinesAgreeWithCounting) {
  std::string text;
  while (text.size() < 20000) text += text.size() % 7000 == 0 ? "\n" : text.size() % 2 == 0 ? "a" : "é";
  const LineIndex index(text);
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  for (std::size_t offset = 0; offset < text.size(); ++offset) {
    if ((static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80) continue;
    const LineColumn place = index.at(offset);
    ASSERT_EQ(place.line, line) << offset;
    ASSERT_EQ(place.column, column) << offset;
    if (text[offset] == '\n') {
      ++line;
      column = 1;
    } else {
      ++column;
    }
  }
}

}  // namespace
}  // namespace nbscrub
