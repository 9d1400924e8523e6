#include <gtest/gtest.h>

#include "sanitizer/plain_text.h"
#include "sanitizer/unwrap.h"

namespace nbscrub {
namespace {

// The further view of a text; "none" when there is none.
std::string unwrapped(const std::string& text) {
  TextArena arena;
  EXPECT_TRUE(arena.decode(read_plain_text(text), text).has_value());
  unwrap_joined(arena, 0);
  return arena.views().size() == 2 ? std::string(arena.text_of(arena.views()[1])) : "none";
}

TEST(UnwrapJoined, LiteralsSideBySideAreOne) {
  EXPECT_EQ(unwrapped(R"(k = "ab" "cd" 'ef')"), R"(k = "abcdef")");
  EXPECT_EQ(unwrapped(R"(k = "ab" + "cd")"), R"(k = "abcd")");
  EXPECT_EQ(unwrapped("k = ('ab'\n     'cd')"), "k = ('abcd'");
  EXPECT_EQ(unwrapped("k = 'ab' \\\n'cd'"), "k = 'abcd'");
  EXPECT_EQ(unwrapped("k = f'ab' rb\"cd\""), "k = f'abcd'");
  EXPECT_EQ(unwrapped("'''a\nb''' \"c\""), "'''a\nbc'''");
}

TEST(UnwrapJoined, WhatStandsBetweenKeepsThemApart) {
  for (const char* text :
       {"'ab', 'cd'", "'ab' or 'cd'", "'ab'\n'cd'", "'ab' + + 'cd'", "'ab' x'cd'", "'ab': 'cd'", "' + '", "it's 'ab'\n",
        "don't\nand can't", R"('a\' "b"')", R"(\'a\' \'b\')", "'ab' 'cd", "'ab' #"}) {
    EXPECT_EQ(unwrapped(text), "none") << text;
  }
}

TEST(UnwrapJoined, EachChainIsALine) {
  EXPECT_EQ(unwrapped("a = 'b' 'c'\nprint()\nd = 'e' 'f'; g = 'h' 'i'"), "a = 'bc'\nd = 'ef'\n; g = 'hi'");
}

TEST(UnwrapJoined, ManyUnclosedQuotesTakeNoQuadraticTime) {
  std::string text;
  for (int i = 0; i < 200000; ++i) text += "\\\"";
  EXPECT_EQ(unwrapped("\"" + text), "none");
  EXPECT_EQ(unwrapped("\"\"\"" + text + "'''"), "none");
}

TEST(UnwrapJoined, EachPieceLeadsBackToTheFile) {
  const std::string text = "'ab' + 'cd'";
  TextArena arena;
  ASSERT_TRUE(arena.decode(read_plain_text(text), text).has_value());
  unwrap_joined(arena, 0);
  const View& view = arena.views()[1];
  EXPECT_EQ(view.kind, ViewKind::joined);
  std::vector<RawSpan> raw;
  arena.map().to_raw({view.span.begin + 2, view.span.begin + 5}, raw);
  EXPECT_EQ(raw, (std::vector<RawSpan>{{2, 3}, {8, 10}}));
}

}  // namespace
}  // namespace nbscrub
