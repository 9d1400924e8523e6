#include "sanitizer/python_json.h"

#include <gtest/gtest.h>

namespace nbscrub {
namespace {

using namespace std::literals;

TEST(PythonJson, ReadsEscapesAndKeepsLoneSurrogates) {
  EXPECT_EQ(python_text(R"(a\"\\\/\b\f\n\r\t)"), "a\"\\/\b\f\n\r\t");
  EXPECT_EQ(python_text(R"(\u00e9\u20ac\ud83d\ude00)"), "\u00e9\u20ac\U0001f600");
  EXPECT_EQ(python_text(R"(\ud800x)"), "\xed\xa0\x80x");
  EXPECT_EQ(python_text(R"(\ud83d\ud83d\ude00)"), "\xed\xa0\xbd\U0001f600");
  EXPECT_EQ(python_text(R"(\u0000)"), "\0"sv);
}

TEST(PythonJson, WritesStringsAsDumpsDoes) {
  EXPECT_EQ(python_string("a\"\\/\b\f\n\r\t\x1f", false), R"("a\"\\/\b\f\n\r\t\u001f")");
  EXPECT_EQ(python_string("\u00e9\x7f\U0001f600", false), "\"\u00e9\x7f\U0001f600\"");
  EXPECT_EQ(python_string("\u00e9\x7f\U0001f600", true), R"("\u00e9\u007f\ud83d\ude00")");
  EXPECT_EQ(python_string("\xed\xa0\x80", false), R"("\ud800")");
}

TEST(PythonJson, WritesNumbersAsFloatsAndIntegersDo) {
  EXPECT_EQ(python_number("1E5"), "100000.0");
  EXPECT_EQ(python_number("1e16"), "1e+16");
  EXPECT_EQ(python_number("0.00001"), "1e-05");
  EXPECT_EQ(python_number("0.0001"), "0.0001");
  EXPECT_EQ(python_number("-0.0"), "-0.0");
  EXPECT_EQ(python_number("-0"), "0");
  EXPECT_EQ(python_number("1e-999"), "0.0");
  EXPECT_EQ(python_number("1e400"), "1e400");
  EXPECT_EQ(python_number("123456789012345678901234567890"), "123456789012345678901234567890");
  EXPECT_EQ(python_number("0.1000"), "0.1");
}

TEST(PythonJson, SplitsWherePythonDoes) {
  const std::vector<std::string_view> kept = {"a\r\n", "b\r", "c\v", "d\u2028", "e\u0085", "f\x1c", "\n", "g"};
  EXPECT_EQ(python_lines("a\r\nb\rc\vd\u2028e\u0085f\x1c\ng", true), kept);
  const std::vector<std::string_view> cut = {"a", "b"};
  EXPECT_EQ(python_lines("a\nb\n", false), cut);
  EXPECT_TRUE(python_lines("", true).empty());
}

}  // namespace
}  // namespace nbscrub
