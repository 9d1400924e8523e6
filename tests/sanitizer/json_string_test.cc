#include "sanitizer/json_string.h"

#include <gtest/gtest.h>

namespace nbscrub {
namespace {

struct Decoded {
  bool valid = false;
  std::string text;
  OffsetMap map;
};

Decoded decode(std::string_view raw) {
  Decoded decoded;
  decoded.valid = decode_json_string(raw, {0, raw.size()}, decoded.text, decoded.map).has_value();
  return decoded;
}

TEST(JsonString, DecodesEveryEscape) {
  EXPECT_EQ(decode(R"(a\"\\\/\b\f\n\r\tz)").text, "a\"\\/\b\f\n\r\tz");
  EXPECT_EQ(decode(R"(\u0041\u00e9\u20AC)").text, "A\xC3\xA9\xE2\x82\xAC");
  EXPECT_EQ(decode(R"(\u0000)").text, std::string(1, '\0'));
}

TEST(JsonString, ASurrogatePairIsOneCharacterFromTwelveBytes) {
  const Decoded decoded = decode(R"(x\ud83d\ude00y)");
  EXPECT_EQ(decoded.text, "x\xF0\x9F\x98\x80y");
  std::vector<RawSpan> raw;
  decoded.map.to_raw({2, 3}, raw);
  EXPECT_EQ(raw, (std::vector<RawSpan>{{1, 13}}));
}

TEST(JsonString, ALoneSurrogateIsShownAsTheReplacementCharacter) {
  for (const char* raw : {R"(\ud800)", R"(\udc00)"}) EXPECT_EQ(decode(raw).text, "\xEF\xBF\xBD") << raw;
  EXPECT_EQ(decode(R"(\ud800\u0041)").text, "\xEF\xBF\xBD" "A");
  EXPECT_EQ(decode(R"(\ud800\ud83d\ude00)").text, "\xEF\xBF\xBD\xF0\x9F\x98\x80");
}

TEST(JsonString, AnInvalidEscapeIsAnErrorAfterWhatCameBefore) {
  for (const char* raw : {R"(ab\x41)", R"(ab\u12)", R"(ab\u12G4)", "ab\\"}) {
    const Decoded decoded = decode(raw);
    EXPECT_FALSE(decoded.valid) << raw;
    EXPECT_EQ(decoded.text, "ab") << raw;
  }
}

TEST(JsonString, PassesLineSeparatorsAndBadUtf8ThroughAsTheyStand) {
  EXPECT_EQ(decode("a\xE2\x80\xA8" "b\xFF").text, "a\xE2\x80\xA8" "b\xFF");
}

TEST(JsonString, OneStretchWithoutEscapesIsOneRun) { EXPECT_EQ(decode("only letters here").map.run_count(), 1U); }

TEST(JsonString, EncodesSoThatDecodingGivesTheSame) {
  std::string text;
  for (int c = 0; c < 128; ++c) text += static_cast<char>(c);
  text += "\xE2\x82\xAC";
  const std::string raw = encode_json_string(text);
  EXPECT_EQ(decode(raw).text, text);
  EXPECT_EQ(encode_json_string("a\"\\\n\x01"), R"(a\"\\\n\u0001)");
}

}  // namespace
}  // namespace nbscrub
