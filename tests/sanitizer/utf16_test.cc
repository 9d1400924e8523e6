#include "sanitizer/utf16.h"

#include <gtest/gtest.h>

namespace nbscrub {
namespace {

TEST(Utf16, DecodesBothOrdersAndLeadsBack) {
  const std::string little("a\0\xE9\0\x3D\xD8\x00\xDE" "b\0", 10);  // a é 😀 b
  std::string text;
  OffsetMap map;
  decode_utf16(little, 100, true, text, map);
  EXPECT_EQ(text, "a\xC3\xA9\xF0\x9F\x98\x80" "b");
  std::vector<RawSpan> raw;
  map.to_raw({1, 7}, raw);
  EXPECT_EQ(raw, (std::vector<RawSpan>{{102, 108}}));

  text.clear();
  OffsetMap big;
  decode_utf16(std::string_view("\0a\0b", 4), 0, false, text, big);
  EXPECT_EQ(text, "ab");
}

TEST(Utf16, HalfACharacterIsAReplacementCharacter) {
  std::string text;
  OffsetMap map;
  decode_utf16(std::string_view("a\0\x3D\xD8" "b", 5), 0, true, text, map);
  EXPECT_EQ(text, "a\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(Utf16, AsciiInTheEncodingOfATextItStandsIn) {
  EXPECT_EQ(encode_ascii("ab", Encoding::utf16le), std::string("a\0b\0", 4));
  EXPECT_EQ(encode_ascii("ab", Encoding::utf16be), std::string("\0a\0b", 4));
  EXPECT_EQ(encode_ascii("ab", Encoding::utf8), "ab");
  EXPECT_EQ(encode_ascii("ab", Encoding::json_strings), "ab");
}

}  // namespace
}  // namespace nbscrub
