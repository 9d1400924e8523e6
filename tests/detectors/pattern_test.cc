#include "detectors/pattern.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace nbscrub {
namespace {

Pattern pattern_of(std::string_view before, std::string_view secret, std::string_view after) {
  Pattern pattern;
  pattern.before = before;
  pattern.secret = secret;
  pattern.after = after;
  return pattern;
}

TEST(Pattern, PutsItsPartsOneBehindTheOther) {
  EXPECT_EQ(whole_expression(pattern_of("", "a|b", "")), "(?:a|b)");
  EXPECT_EQ(whole_expression(pattern_of("x", "a|b", "y")), "(?:x)(?:a|b)(?:y)");
}

TEST(Pattern, EdgesOfLinesAreEdgesOfFieldsToo) {
  EXPECT_EQ(whole_expression(pattern_of("", "^a$", "")), "(?:(?:^|\\x00)a(?:$|\\x00))");
  EXPECT_EQ(whole_expression(pattern_of("", R"(\^[^$\]]\$[]^$])", "")), R"((?:\^[^$\]]\$[]^$]))");
}

TEST(Pattern, SecretStandsBetweenPartsOfFixedLength) {
  Pattern pattern = pattern_of("key=", "[a-z]{3,9}", ";");
  pattern.before_min = pattern.before_max = 4;
  pattern.after_length = 1;
  EXPECT_EQ(secret_in(pattern, "a key=abcde; b", {2, 12}, {}), (TextSpan{6, 11}));
}

TEST(Pattern, SecretBeginsBehindTheLongestPrefixThatLeavesEnough) {
  Pattern pattern = pattern_of("k=[a-z ]{0,9}", "[a-z]{3,4}", "");
  pattern.before_min = 2;
  pattern.before_max = 11;
  pattern.secret_min = 3;
  pattern.secret_max = 4;
  const std::array<std::size_t, 6> ends = {2, 3, 4, 5, 6, 7};
  EXPECT_EQ(secret_in(pattern, "k=  abc", {0, 7}, ends), (TextSpan{4, 7}));
  EXPECT_EQ(secret_in(pattern, "k=  abc", {0, 7}, {}), std::nullopt);
}

TEST(Pattern, NoMatchRunsOverTheEndOfAField) {
  const Pattern pattern = pattern_of("", "x", "");
  const std::string text("ab\0cd\0", 6);
  EXPECT_EQ(secret_in(pattern, text, {1, 5}, {}), std::nullopt);
  EXPECT_EQ(secret_in(pattern, text, {2, 6}, {}), (TextSpan{3, 5}));
}

}  // namespace
}  // namespace nbscrub
