#include "sanitizer/python_value.h"

#include <gtest/gtest.h>

namespace nbscrub {
namespace {

// The value of all of the only literal in `text`, or of what lies between `from` and `to` of its content.
std::optional<std::string> value(std::string_view text, std::size_t from = 0, std::size_t to = std::string::npos) {
  const PythonSource source = read_python(text);
  const PythonString& string = source.strings.at(0);
  const std::size_t end = to == std::string::npos ? string.content.end : string.content.begin + to;
  return python_value(text, string, {string.content.begin + from, end});
}

TEST(PythonValue, EscapesAreDecoded) {
  EXPECT_EQ(value(R"('a\'b\\c\n\t')"), "a'b\\c\n\t");
  EXPECT_EQ(value(R"('\x41\u00e9\U0001F600\101\q')"), "A\u00e9\U0001F600A\\q");
  EXPECT_EQ(value("'''a\\\nb'''"), "ab");
  EXPECT_EQ(value(R"(b'\x41\u00e9')"), "A\\u00e9");
  EXPECT_EQ(value(R"(r'a\nb\'')"), R"(a\nb\')");
  EXPECT_EQ(value("f'{{a}}'"), "{a}");
}

TEST(PythonValue, PartsBeginAndEndAtWholeEscapes) {
  EXPECT_EQ(value(R"('a\nb')", 1, 3), "\n");
  EXPECT_EQ(value(R"('a\nb')", 2, 4), std::nullopt);
  EXPECT_EQ(value(R"('a\nb')", 0, 2), std::nullopt);
  EXPECT_EQ(value("f'{{a'", 1, 3), std::nullopt);
  EXPECT_EQ(value("f'a{x}b'", 4, 5), "b");
}

TEST(PythonValue, WhatIsNoTextHasNoValue) {
  EXPECT_EQ(value("f'a{x}b'"), std::nullopt);
  EXPECT_EQ(value(R"('\N{DASH}')"), std::nullopt);
  EXPECT_EQ(value(R"('\0')"), std::nullopt);
  EXPECT_EQ(value(R"(b'\xff')"), std::nullopt);
  EXPECT_EQ(value(R"('\ud800')"), std::nullopt);
}

}  // namespace
}  // namespace nbscrub
