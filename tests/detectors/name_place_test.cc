#include "detectors/name_place.h"

#include <gtest/gtest.h>

#include <string>

namespace nbscrub {
namespace {

NamePlace place(std::string_view text, std::string_view word) {
  const std::size_t at = text.find(word);
  return {text, {at, at + word.size()}};
}

TEST(NamePlace, LooksToTheLeft) {
  const std::string_view text = "x = 1\n  f(a(1), 'b(', db_key=2)";
  const NamePlace name = place(text, "key");
  EXPECT_EQ(name.line_before(), "  f(a(1), 'b(', ");
  EXPECT_TRUE(name.is_argument());
  const TextSpan callee = name.enclosing_call(text.find("db_key"));
  EXPECT_EQ(name.slice(callee.begin, callee.end), "f") << "brackets in literals and closed ones do not count";
  EXPECT_FALSE(place("x = 1, key = 2", "key").is_argument()) << "no call is open";
}

TEST(NamePlace, KnowsParametersAndQuotes) {
  EXPECT_TRUE(place("def sign(data, key: 'Key')", "key").is_parameter());
  EXPECT_FALSE(place("sign(data, key: 'Key')", "key").is_parameter());
  ASSERT_TRUE(place("{\"key\": 1}", "key").enclosing_quote());
  EXPECT_EQ(place("{\"key\": 1}", "key").enclosing_quote()->mark, '"');
  EXPECT_FALSE(place("{\"key': 1}", "key").enclosing_quote());
}

TEST(NamePlace, SkipsBlanksAndContinuedLines) {
  const std::string_view text = "key \\\n \t= 1";
  EXPECT_EQ(place(text, "key").skip_blanks(3), text.find('='));
  EXPECT_EQ(place("key\n\n=", "key").skip_blanks(3), 3u) << "a line end is no blank";
  EXPECT_EQ(place("key\n\n=", "key").skip_blanks_and_lines(3), 5u);
}

}  // namespace
}  // namespace nbscrub
