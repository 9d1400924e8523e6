#include <gtest/gtest.h>

#include "detectors/base64.h"
#include "sanitizer/plain_text.h"
#include "sanitizer/unwrap.h"

namespace nbscrub {
namespace {

constexpr std::size_t kAmple = std::size_t{1} << 20;
const std::string kText = "a text that is long enough, and then some";

class UnwrapBase64 : public testing::Test {
 protected:
  Result<void> unwrap(const std::string& text, std::size_t budget = kAmple) {
    bytes = text;
    arena.clear();
    EXPECT_TRUE(arena.decode(read_plain_text(bytes), bytes).has_value());
    return unwrap_base64(arena, 0, budget);
  }
  std::vector<std::string> views() const {
    std::vector<std::string> texts;
    for (const View& view : arena.views().subspan(1)) texts.emplace_back(arena.text_of(view));
    return texts;
  }

  std::string bytes;
  TextArena arena;
};

TEST_F(UnwrapBase64, EachRunIsAViewWithTheNameBeforeIt) {
  const std::string other = base64_encode("and " + kText);
  ASSERT_TRUE(unwrap("above\nkey: '" + base64_encode(kText) + "'\nother = " + other + " below"));
  EXPECT_EQ(views(), (std::vector<std::string>{"key: '" + kText + "'", "other = and " + kText}));
  EXPECT_EQ(arena.views()[1].kind, ViewKind::base64);
  EXPECT_EQ(arena.views()[1].depth, 1u);
}

TEST_F(UnwrapBase64, ALongLineGivesTheLastWordsBeforeTheRun) {
  ASSERT_TRUE(unwrap(std::string(5000, '.') + " key=" + base64_encode(kText)));
  ASSERT_EQ(views().size(), 1u);
  EXPECT_LT(views()[0].size(), 400u);
  EXPECT_TRUE(views()[0].ends_with(" key=" + kText));
}

TEST_F(UnwrapBase64, TextLeadsToTheDigitsThatHoldIt) {
  ASSERT_TRUE(unwrap("k " + base64_encode(kText)));
  const View& view = arena.views()[1];
  std::vector<RawSpan> exact;
  std::vector<RawSpan> file;
  arena.to_file({view.span.begin + 2 + 4, view.span.begin + 2 + 5}, exact, file);
  EXPECT_EQ(exact, (std::vector<RawSpan>{{bytes.size() + 4, bytes.size() + 5}}));
  EXPECT_EQ(file, (std::vector<RawSpan>{{2 + 4, 2 + 8}}));
}

TEST_F(UnwrapBase64, TheSameRunIsDecodedOnce) {
  ASSERT_TRUE(unwrap(base64_encode(kText)));
  ASSERT_TRUE(unwrap_base64(arena, 0, kAmple));
  EXPECT_EQ(views().size(), 1u);
}

TEST_F(UnwrapBase64, AWordAfterTheLastLineIsNoPartOfIt) {
  const std::string longer = kText + kText + kText + "123";  // 126 bytes: two lines of 84 digits
  const std::string digits = base64_encode(longer);
  ASSERT_TRUE(unwrap(digits.substr(0, 84) + "\n" + digits.substr(84) + "\nEND"));
  EXPECT_EQ(views(), std::vector<std::string>{longer});
  std::string packed;
  for (std::string text = kText; packed.size() % 4 != 0 || packed.ends_with('=') || packed.empty(); text += "!") {
    packed = base64_encode(deflated(text, Compression::gzip));
  }
  ASSERT_GE(packed.size(), 40u);
  ASSERT_TRUE(unwrap(packed + "\nEND"));
  ASSERT_EQ(views().size(), 1u);
  EXPECT_EQ(arena.coded().runs()[0].lines, (std::vector<TextSpan>{{0, packed.size()}}));
}

// The view that decodes the escape shows the whole run; the part up to it means nothing.
TEST_F(UnwrapBase64, WhatAnEscapeCutsIsLeftToThatView) {
  ASSERT_TRUE(unwrap(base64_encode(kText + "1") + "%3D" + " " + base64_encode(kText + "12") + R"(\/abc)"));
  for (const std::string& text : views()) EXPECT_EQ(text.find(kText), std::string::npos) << text;
}

TEST_F(UnwrapBase64, MoreThanTheBudgetIsAnError) {
  EXPECT_TRUE(unwrap(base64_encode(kText), 2 * kText.size()));
  EXPECT_FALSE(unwrap(base64_encode(kText), 2 * kText.size() - 1));
  const std::string packed = base64_encode(deflated(std::string(10000, 'a'), Compression::gzip));
  EXPECT_TRUE(unwrap(packed, 20000));
  EXPECT_FALSE(unwrap(packed, 5000));
}

TEST_F(UnwrapBase64, PackedBytesThatAreNoTextAreNothing) {
  std::string noise;
  for (int i = 0; i < 100; ++i) noise += static_cast<char>(i * 91 + 128);
  for (const Compression compression : {Compression::gzip, Compression::zlib}) {
    EXPECT_TRUE(unwrap(base64_encode(deflated(noise, compression))));
    std::string damaged = deflated(kText + kText, compression);
    damaged.resize(damaged.size() - 6);
    EXPECT_TRUE(unwrap(base64_encode(damaged)));
    EXPECT_TRUE(views().empty());
  }
}

}  // namespace
}  // namespace nbscrub
