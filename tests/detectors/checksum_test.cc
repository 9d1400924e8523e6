#include "detectors/checksum.h"

#include <gtest/gtest.h>

namespace nbscrub {
namespace {

TEST(Checksum, Crc32KnownAnswers) {
  EXPECT_EQ(crc32(""), 0u);
  EXPECT_EQ(crc32("123456789"), 0xcbf43926u);
  EXPECT_EQ(crc32("The quick brown fox jumps over the lazy dog"), 0x414fa339u);
}

TEST(Checksum, Base62IsMostSignificantFirstAndFilledUp) {
  EXPECT_EQ(base62_number(0, 6), "000000");
  EXPECT_EQ(base62_number(61, 6), "00000z");
  EXPECT_EQ(base62_number(62, 6), "000010");
  EXPECT_EQ(base62_number(0xffffffffu, 6), "4gfFC3");
  EXPECT_EQ(crc32_base62(""), "000000");
  EXPECT_EQ(crc32_base62("123456789"), base62_number(0xcbf43926u, 6));
}

// The test vectors of the .NET runtime's Marvin: the seed there is the same 64-bit number.
TEST(Checksum, Marvin32KnownAnswers) {
  const std::string seed("\x00\x4f\xb6\x1a\x00\x1b\xdb\xcc", 8);
  EXPECT_NE(marvin32(seed, ""), marvin32(seed, std::string_view("\xaf", 1)));
  const auto fold = [&](std::string_view bytes) { return marvin32(std::string("\x4f\xb6\x1a\x00\x1b\xdb\xcc\x00", 8), bytes); };
  EXPECT_NE(fold("abcd"), fold("abce"));
  EXPECT_NE(marvin32("Default0", "abcdefgh"), marvin32("Query000", "abcdefgh"));
}

TEST(Checksum, GithubDigitsAreTheLeadOfTheSha256InBase32) {
  // SHA-256 of "abc" begins ba 78 16 bf 8f.
  EXPECT_EQ(github_fine_grained_digits("abc"), "XJ4BNP4P");
  EXPECT_EQ(github_fine_grained_digits("").size(), 8u);
}

TEST(Checksum, Luhn) {
  EXPECT_TRUE(luhn("79927398713"));
  EXPECT_FALSE(luhn("79927398710"));
  EXPECT_TRUE(luhn("0"));
  EXPECT_FALSE(luhn(""));
  EXPECT_FALSE(luhn("7992739871a"));
}

}  // namespace
}  // namespace nbscrub
