#include "sanitizer/window.h"

#include <gtest/gtest.h>

#include <string>

namespace nbscrub {
namespace {

// The windows around each `%` of the text.
std::vector<std::string> windows(std::string_view text, std::size_t reach) {
  std::vector<TextSpan> spans;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '%') add_window(text, {at, at + 1}, reach, spans);
  }
  std::vector<std::string> result;
  for (const TextSpan& span : spans) result.emplace_back(text.substr(span.begin, span.size()));
  return result;
}

TEST(Window, EndsWhereWordsEnd) {
  EXPECT_EQ(windows("one two three% four five", 2), (std::vector<std::string>{"three% four"}));
  EXPECT_EQ(windows("one 'two%' three", 1), (std::vector<std::string>{"two%'"}));
}

TEST(Window, StaysInItsLine) {
  EXPECT_EQ(windows("one\ntwo% three\nfour", 100), (std::vector<std::string>{"two% three"}));
  EXPECT_EQ(windows("%\n%", 100), (std::vector<std::string>{"%", "%"}));
}

TEST(Window, WindowsThatTouchAreOne) {
  EXPECT_EQ(windows("a% b c% d", 2), (std::vector<std::string>{"a% b c% d"}));
  EXPECT_EQ(windows("a% b            c% d", 2), (std::vector<std::string>{"a% b", " c% d"}));
}

TEST(Window, ALongWordIsReadOnce) {
  const std::string text(std::size_t{1} << 20, '%');
  EXPECT_EQ(windows(text, 64), (std::vector<std::string>{text}));
}

TEST(Window, BeginIsNotBeforeItsBound) {
  EXPECT_EQ(window_begin("abcdefgh", 6, 2, 3), 3u);
  EXPECT_EQ(window_begin("abc def gh", 8, 2, 3), 4u);
  EXPECT_EQ(window_begin("abc\ndef", 5, 5, 0), 4u);
  EXPECT_EQ(window_begin("abc", 0, 5, 0), 0u);
}

}  // namespace
}  // namespace nbscrub
