#include <gtest/gtest.h>

#include "sanitizer/plain_text.h"
#include "sanitizer/unwrap.h"

namespace nbscrub {
namespace {

// The further view of a text; "none" when there is none.
std::string unwrapped(const std::string& text) {
  TextArena arena;
  EXPECT_TRUE(arena.decode(read_plain_text(text), text).has_value());
  unwrap_percent(arena, 0);
  return arena.views().size() == 2 ? std::string(arena.text_of(arena.views()[1])) : "none";
}

TEST(UnwrapPercent, DecodesWithTheNameBeforeIt) {
  EXPECT_EQ(unwrapped("key = 'a%5Fb%2F'"), "key = 'a_b/'");
  EXPECT_EQ(unwrapped("caf%C3%A9 %41 a%0Ab"), "caf\xC3\xA9 A a\nb");
}

TEST(UnwrapPercent, FormatsAndSharesAreNone) {
  for (const char* text : {"plain", "'%02d' % x", "100% of it", "%s %d", "%", "%4", "50%\n", "a%00b"}) {
    EXPECT_EQ(unwrapped(text), "none") << text;
  }
}

TEST(UnwrapPercent, OnlyItsSurroundingsAreShown) {
  const std::string far(200, 'x');
  EXPECT_EQ(unwrapped("above\n" + far + " b " + std::string(60, 'y') + " a%2Bc " + far + " d\nbelow " + far + "\n%41"),
            "b " + std::string(60, 'y') + " a+c " + far + "\nA");
}

TEST(UnwrapPercent, EachPieceLeadsBackToTheFile) {
  const std::string text = "ab%41cd";
  TextArena arena;
  ASSERT_TRUE(arena.decode(read_plain_text(text), text).has_value());
  unwrap_percent(arena, 0);
  const View& view = arena.views()[1];
  EXPECT_EQ(view.kind, ViewKind::percent);
  EXPECT_EQ(view.depth, 1u);
  std::vector<RawSpan> raw;
  arena.map().to_raw({view.span.begin + 2, view.span.begin + 4}, raw);
  EXPECT_EQ(raw, (std::vector<RawSpan>{{2, 6}}));
}

}  // namespace
}  // namespace nbscrub
