#include "sanitizer/utf8.h"

#include <gtest/gtest.h>

namespace nbscrub {
namespace {

TEST(WholeCharacters, EndsBeforeACharacterThatDoesNotFit) {
  const std::string text = "a\u00e9\u20acb";  // 1, 2, 3 and 1 bytes
  EXPECT_EQ(whole_characters(text, 0), "");
  EXPECT_EQ(whole_characters(text, 1), "a");
  EXPECT_EQ(whole_characters(text, 2), "a");
  EXPECT_EQ(whole_characters(text, 3), "a\u00e9");
  EXPECT_EQ(whole_characters(text, 5), "a\u00e9");
  EXPECT_EQ(whole_characters(text, 6), "a\u00e9\u20ac");
  EXPECT_EQ(whole_characters(text, 7), text);
  EXPECT_EQ(whole_characters(text, 100), text);
}

}  // namespace
}  // namespace nbscrub
