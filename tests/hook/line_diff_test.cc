#include "hook/line_diff.h"

#include <gtest/gtest.h>

#include <string>

namespace nbscrub {
namespace {

// " a|-b|+c", hunks apart by " / ".
std::string shown(std::string_view before, std::string_view after, std::size_t context = 3) {
  std::string text;
  for (const DiffHunk& hunk : diff_lines(before, after, context)) {
    if (!text.empty()) text += " / ";
    text += std::to_string(hunk.line) + ":";
    for (const DiffLine& line : hunk.lines) text += "|" + std::string(1, line.mark) + std::string(line.text);
  }
  return text;
}

TEST(LineDiff, SaysNothingOfEqualTexts) {
  EXPECT_EQ(shown("", ""), "");
  EXPECT_EQ(shown("a\nb\n", "a\nb\n"), "");
  EXPECT_EQ(shown("a\nb", "a\nb\n"), "");
}

TEST(LineDiff, ShowsAChangedLineWithItsSurroundings) {
  EXPECT_EQ(shown("a\nb\nc\nd\n", "a\nb\nX\nd\n", 1), "2:| b|-c|+X| d");
  EXPECT_EQ(shown("a", "b"), "1:|-a|+b");
}

TEST(LineDiff, ShowsLinesThatComeAndGo) {
  EXPECT_EQ(shown("b\n", "a\nb\n"), "1:|+a| b");
  EXPECT_EQ(shown("a\nb\n", "b\n"), "1:|-a| b");
  EXPECT_EQ(shown("", "a\n"), "1:|+a");
  EXPECT_EQ(shown("a\n", ""), "1:|-a");
}

TEST(LineDiff, KeepsFarChangesApartAndNearOnesTogether) {
  EXPECT_EQ(shown("1\n2\n3\n4\n5\n6\n", "X\n2\n3\n4\n5\nY\n", 1), "1:|-1|+X| 2 / 5:| 5|-6|+Y");
  EXPECT_EQ(shown("1\n2\n3\n", "X\n2\nY\n", 1), "1:|-1|+X| 2|-3|+Y");
}

TEST(LineDiff, CountsLinesOfTheOldText) {
  EXPECT_EQ(shown("1\n2\n3\n4\n", "new\nnew\n1\n2\n3\nX\n", 0), "1:|+new|+new / 4:|-4|+X");
}

TEST(LineDiff, FindsWhatIsCommonBetweenTwoChanges) {
  EXPECT_EQ(shown("a\nkeep\nb\n", "x\nkeep\ny\n", 0), "1:|-a|+x / 3:|-b|+y");
}

TEST(LineDiff, ReplacesHugeTextsWhole) {
  std::string before;
  std::string after;
  for (int i = 0; i < 3000; ++i) {
    before += "old " + std::to_string(i) + "\n";
    after += "new " + std::to_string(i) + "\n";
  }
  const std::vector<DiffHunk> hunks = diff_lines(before, after);
  ASSERT_EQ(hunks.size(), 1U);
  EXPECT_EQ(hunks[0].lines.size(), 6000U);
}

}  // namespace
}  // namespace nbscrub
