#include <gtest/gtest.h>

#include "sanitizer/plain_text.h"
#include "sanitizer/unwrap.h"

namespace nbscrub {
namespace {

// The ANSI view of a text; "none" when there is none.
std::string unwrapped(const std::string& text) {
  TextArena arena;
  EXPECT_TRUE(arena.decode(read_plain_text(text), text).has_value());
  unwrap_ansi(arena, 0);
  return arena.views().size() == 2 ? std::string(arena.text_of(arena.views()[1])) : "none";
}

TEST(UnwrapAnsi, TextWithoutEscapesHasNoFurtherView) { EXPECT_EQ(unwrapped("plain"), "none"); }

TEST(UnwrapAnsi, ColourCodesVanishWithinAWord) {
  EXPECT_EQ(unwrapped("pass\x1B[0;31mword\x1B[0m = \x1B[38;5;241mx\x1B[m"), "password = x");
}

TEST(UnwrapAnsi, LinksTitlesAndShortEscapesVanish) {
  EXPECT_EQ(unwrapped("a\x1B]8;;file://x\x1B\\b\x1B]0;title\x07" "c\x1B(Bd\x1B" "7e"), "abcde");
}

TEST(UnwrapAnsi, CarriageReturnsStay) { EXPECT_EQ(unwrapped("10%\r\x1B[K20%"), "10%\r20%"); }

TEST(UnwrapAnsi, AStrayEscapeLosesNothingButItself) {
  EXPECT_EQ(unwrapped("a\x1B[31\nb"), "a[31\nb");
  EXPECT_EQ(unwrapped("a\x1B]never closed"), "a]never closed");
  EXPECT_EQ(unwrapped("end\x1B"), "end");
}

TEST(UnwrapAnsi, ManyUnclosedSequencesTakeNoQuadraticTime) {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += "\x1B]";
  EXPECT_EQ(unwrapped(text).size(), 100000U);
}

TEST(UnwrapAnsi, EachPieceLeadsBackToTheFile) {
  const std::string text = "ab\x1B[1mcd";
  TextArena arena;
  ASSERT_TRUE(arena.decode(read_plain_text(text), text).has_value());
  unwrap_ansi(arena, 0);
  const View& view = arena.views()[1];
  EXPECT_EQ(view.kind, ViewKind::ansi);
  EXPECT_EQ(view.parent, 0U);
  std::vector<RawSpan> raw;
  arena.map().to_raw({view.span.begin + 1, view.span.begin + 3}, raw);
  EXPECT_EQ(raw, (std::vector<RawSpan>{{1, 2}, {6, 7}}));
}

}  // namespace
}  // namespace nbscrub
