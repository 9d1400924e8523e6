#include <gtest/gtest.h>

#include "sanitizer/plain_text.h"
#include "sanitizer/unwrap.h"

namespace nbscrub {
namespace {

// The further view of a text; "none" when there is none.
std::string unwrapped(const std::string& text) {
  TextArena arena;
  EXPECT_TRUE(arena.decode(read_plain_text(text), text).has_value());
  unwrap_escaped(arena, 0);
  return arena.views().size() == 2 ? std::string(arena.text_of(arena.views()[1])) : "none";
}

TEST(UnwrapEscaped, DecodesJsonInAString) {
  EXPECT_EQ(unwrapped(R"(s = "{\"a\": \"b\"}")"), R"(s = "{"a": "b"}")");
  EXPECT_EQ(unwrapped(R"(a\u003db\x3Dc\/d\'e\\"f)"), R"(a=b=c/d'e\"f)");
  EXPECT_EQ(unwrapped(R"('one\ntwo\tthree')"), "'one\ntwo\tthree'");
}

TEST(UnwrapEscaped, OneLayerAtATime) { EXPECT_EQ(unwrapped(R"("{\\\"a\\\": 1}")"), R"("{\"a\": 1}")"); }

TEST(UnwrapEscaped, LineEndsOfEverydayAreNone) {
  for (const char* text : {"plain", R"(print('x\n'))", R"(re.match('\d+\.\s'))", R"(\)", R"(a\)", R"(\uD8 \x4)"}) {
    EXPECT_EQ(unwrapped(text), "none") << text;
  }
}

TEST(UnwrapEscaped, WhatIsNoEscapeStays) { EXPECT_EQ(unwrapped(R"(\" \q \x4g \)"), R"(" \q \x4g \)"); }

TEST(UnwrapEscaped, OnlyItsSurroundingsAreShown) {
  const std::string far(300, 'x');
  EXPECT_EQ(unwrapped("above\n" + far + " d " + std::string(126, 'y') + R"( a\/b )" + far + " c\nbelow"),
            std::string(126, 'y') + " a/b " + far);
}

}  // namespace
}  // namespace nbscrub
