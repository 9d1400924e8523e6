#include "sanitizer/python_source.h"

#include <gtest/gtest.h>

#include <string>

namespace nbscrub {
namespace {

// The contents of the strings, each with how it stands to the one before: "a", "b" (adjacent), "c" (plus).
std::string strings_of(std::string_view text) {
  std::string all;
  for (const PythonString& string : read_python(text).strings) {
    const char* link = string.link == Link::adjacent ? "~" : string.link == Link::plus ? "+" : all.empty() ? "" : "|";
    all += link + std::string(text.substr(string.content.begin, string.content.size()));
  }
  return all;
}

TEST(PythonSource, StringsAndHowTheyStandToEachOther) {
  EXPECT_EQ(strings_of("x = 'a'"), "a");
  EXPECT_EQ(strings_of("x = 'a' \"b\""), "a~b");
  EXPECT_EQ(strings_of("x = ('a'  # 'no'\n  'b')"), "a~b");
  EXPECT_EQ(strings_of("x = 'a' \\\n 'b'"), "a~b");
  EXPECT_EQ(strings_of("x = 'a' + 'b'"), "a+b");
  EXPECT_EQ(strings_of("x = 'a'\n'b'"), "a|b");
  EXPECT_EQ(strings_of("f('a', 'b')"), "a|b");
  EXPECT_EQ(strings_of("x += 'a'; y = Rb'b\\'c'"), "a|b\\'c");
  EXPECT_EQ(strings_of("'''a\n'b' \\''''"), "a\n'b' \\'");
}

TEST(PythonSource, WhatIsNoString) {
  EXPECT_EQ(strings_of("# don't\nx = 'a'"), "a");
  EXPECT_EQ(strings_of("x = it's\ny = 'a'"), "a");  // not closed on its line
  EXPECT_EQ(strings_of("x = 'a'\ny = \"\"\"b"), "a");
  EXPECT_EQ(strings_of("!echo 'a'\n%env X='b'\nx = !echo 'c'\nx = %sql 'd'\nx = 'e'"), "e");
  EXPECT_EQ(strings_of("%%bash\necho 'a'"), "");
  EXPECT_EQ(strings_of("%sql\nselect 'a'"), "");
  EXPECT_EQ(strings_of("%%time\nx = 'a'"), "a");
  EXPECT_EQ(strings_of("x = y % 'a'"), "a");
}

TEST(PythonSource, FieldsOfFormattedStrings) {
  const std::string text = "f'{{a}} {b[\"c\"]:>{w}} d' f\"{x['}']}\"";
  const PythonSource source = read_python(text);
  ASSERT_EQ(source.strings.size(), 2u);
  ASSERT_EQ(source.strings[0].fields.size(), 1u);
  const TextSpan field = source.strings[0].fields.front();
  EXPECT_EQ(text.substr(field.begin, field.size()), "{b[\"c\"]:>{w}}");
  ASSERT_EQ(source.strings[1].fields.size(), 1u);
}

TEST(PythonSource, LinesAndWhatTheyAre) {
  const PythonSource source = read_python("\"\"\"doc\"\"\"\n# c\n%magic\n  !ls \\\n -l\nx = (1,\n2)\n\ny");
  ASSERT_EQ(source.lines.size(), 6u);
  EXPECT_TRUE(source.lines[0].only_strings);
  EXPECT_EQ(source.lines[1].kind, PythonLine::Kind::comment);
  EXPECT_EQ(source.lines[2].kind, PythonLine::Kind::magic);
  EXPECT_EQ(source.lines[3].kind, PythonLine::Kind::shell);
  EXPECT_EQ(source.lines[3].indent, 2u);
  EXPECT_EQ(source.lines[4].span.size(), std::string("x = (1,\n2)").size());
  EXPECT_FALSE(source.lines[5].only_strings);
}

// Whatever the text, reading it ends, and all spans lie in it and in order.
TEST(PythonSource, AnyTextIsRead) {
  static constexpr std::string_view kPieces[] = {"'", "\"", "'''", "\"\"\"", "\\", "\n", "f", "{", "}", "rb", "#", "(",
                                                 ")", "%", "!", "x",  "=",   " ",      "%%bash", "\r\n", "\xc3\xa9"};
  std::uint32_t seed = 1;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 24; ++i) {
      seed = seed * 1664525 + 1013904223;
      text += kPieces[(seed >> 16) % std::size(kPieces)];
    }
    std::size_t at = 0;
    const PythonSource source = read_python(text);
    for (const PythonString& string : source.strings) {
      ASSERT_LE(at, string.span.begin) << text;
      ASSERT_LE(string.span.begin, string.content.begin) << text;
      ASSERT_LE(string.content.begin, string.content.end) << text;
      ASSERT_LE(string.content.end, string.span.end) << text;
      ASSERT_LE(string.span.end, text.size()) << text;
      at = string.span.end;
    }
    for (const PythonLine& line : source.lines) ASSERT_LE(line.span.end, text.size()) << text;
  }
}

}  // namespace
}  // namespace nbscrub
