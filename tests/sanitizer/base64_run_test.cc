#include "sanitizer/base64_run.h"

#include <gtest/gtest.h>

#include "detectors/base64.h"
#include "sanitizer/utf16.h"

namespace nbscrub {
namespace {

const std::string kText = "a text that is long enough, and then some: é";

// What the runs of a text hold.
std::vector<std::string> runs(std::string_view text) {
  std::vector<std::string> result;
  Base64Finder finder(text);
  while (const auto run = finder.next()) result.push_back(decode_run(*run, text).value_or("nothing"));
  return result;
}

std::string wrapped(const std::string& digits, std::size_t width, const std::string& line_end) {
  std::string lines;
  for (std::size_t at = 0; at < digits.size(); at += width) lines += digits.substr(at, width) + line_end;
  return lines;
}

TEST(Base64Run, FindsWhatDecodesToText) {
  EXPECT_EQ(runs("x = '" + base64_encode(kText) + "'"), (std::vector<std::string>{kText}));
  EXPECT_EQ(runs(base64url_encode(kText)), (std::vector<std::string>{kText}));
  EXPECT_EQ(runs("a/b/" + base64_encode(kText)), (std::vector<std::string>{kText}));
  EXPECT_EQ(runs(base64_encode(kText) + " " + base64_encode(kText + "!")),
            (std::vector<std::string>{kText, kText + "!"}));
}

TEST(Base64Run, LinesOfOneWidthAreOneRun) {
  const std::string longer = kText + kText + kText + kText;
  const std::string digits = base64_encode(longer);
  for (const std::string line_end : {"\n", "\r\n", "\n    "}) {
    EXPECT_EQ(runs("a\n" + wrapped(digits, 76, line_end) + "\n"), (std::vector<std::string>{longer}));
  }
  // A short line may be the last one or a word that follows; whoever decodes the run finds out.
  const std::string text = digits.substr(0, 64) + "\nEND";
  Base64Finder finder(text);
  const auto run = finder.next();
  ASSERT_TRUE(run);
  EXPECT_EQ(run->lines.size(), 2u);
}

TEST(Base64Run, WordsPathsHexAndPicturesAreNone) {
  std::string picture = "\x89PNG\r\n\x1A\n";
  for (int i = 0; i < 200; ++i) picture += static_cast<char>(i * 37);
  EXPECT_TRUE(runs(base64_encode(picture)).empty());
  EXPECT_TRUE(runs("/usr/local/lib/python3/site-packages/pandas/core/indexes/base").empty());
  EXPECT_TRUE(runs("a_rather_long_name_of_a_function_of_somebody").empty());
  EXPECT_TRUE(runs("0123456789abcdef0123456789abcdef0123456789abcdef").empty());
  EXPECT_TRUE(runs(std::string(100000, '-') + std::string(100000, 'A') + std::string(100000, '_')).empty());
  EXPECT_TRUE(runs(base64_encode("too short")).empty());
}

TEST(Base64Run, EncodesInTheMannerOfTheRun) {
  for (const std::string& text : {kText, kText + "1", kText + "12"}) {
    for (const std::string& digits : {base64_encode(text), base64_encode(text + "\xC3\xBF\xC3\xBE")}) {
      Base64Finder finder(digits);
      const auto run = finder.next();
      ASSERT_TRUE(run);
      EXPECT_EQ(encode_run(*run, *decode_run(*run, digits)), digits);
    }
  }
}

TEST(Base64Run, TellsTextFromBytes) {
  EXPECT_EQ(text_encoding("plain\ttext\r\n", 0), Encoding::utf8);
  EXPECT_EQ(text_encoding("caf\xC3\xA9", 0), Encoding::utf8);
  EXPECT_EQ(text_encoding(encode_ascii("wide text", Encoding::utf16le), 0), Encoding::utf16le);
  EXPECT_EQ(text_encoding("caf\xC3", 0), std::nullopt);
  EXPECT_EQ(head_encoding("caf\xC3"), Encoding::utf8) << "cut at its end";
  EXPECT_EQ(head_encoding("caf\xC3 "), std::nullopt);
  EXPECT_EQ(text_encoding(std::string_view("a\0b", 3), 0), std::nullopt);
  EXPECT_EQ(text_encoding("a\x01", 1), Encoding::utf8);
  EXPECT_EQ(text_encoding("a\x01\x01", 1), std::nullopt);
}

}  // namespace
}  // namespace nbscrub
