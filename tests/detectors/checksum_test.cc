#include "detectors/checksum.h"

#include <gtest/gtest.h>

namespace nbscrub {
namespace {

TEST(Checksum, Crc32KnownAnswers) {
  EXPECT_EQ(crc32(""), 0u);
  EXPECT_EQ(crc32("123456789"), 0xcbf43926u);
  EXPECT_EQ(crc32("The quick brown fox jumps over the lazy dog"), 0x414fa339u);
}

TEST(Checksum, NumbersAreMostSignificantFirstAndFilledUp) {
  EXPECT_EQ(in_digits(0, kBase62Digits, 6), "000000");
  EXPECT_EQ(in_digits(61, kBase62Digits, 6), "00000z");
  EXPECT_EQ(in_digits(62, kBase62Digits, 6), "000010");
  EXPECT_EQ(in_digits(0xffffffffu, kBase62Digits, 6), "4gfFC3");
  EXPECT_EQ(in_digits(0xbeef, "0123456789abcdef", 8), "0000beef");
  EXPECT_EQ(crc32_base62(""), "000000");
  EXPECT_EQ(crc32_base62("123456789"), in_digits(0xcbf43926u, kBase62Digits, 6));
}

TEST(Checksum, LittleEndianBytes) { EXPECT_EQ(little_endian_bytes(0x64636261), "abcd"); }

// The published test vectors give both halves of the state; the sum is their exclusive or.
TEST(Checksum, Marvin32KnownAnswers) {
  const std::string seed("\x00\x4f\xb6\x1a\x00\x1b\xdb\xcc", 8);
  EXPECT_EQ(marvin32(seed, ""), 0x30ed35c1u ^ 0x00cd3c7du);
  EXPECT_EQ(marvin32(seed, "\xaf"), 0x48e73fc7u ^ 0x7d75ddc1u);
  EXPECT_EQ(marvin32(seed, "\xe7\x0f"), 0xb5f6e1fcu ^ 0x485dbff8u);
  EXPECT_EQ(marvin32(seed, "\x37\xf4\x95"), 0xf0b07c78u ^ 0x9b8cf7e8u);
  EXPECT_EQ(marvin32(seed, "\x86\x42\xdc\x59"), 0x7008f2e8u ^ 0x7e9cf556u);
  EXPECT_NE(marvin32("Default0", "abcdefgh"), marvin32("Query000", "abcdefgh"));
}

TEST(Checksum, GithubDigitsAreTheLeadOfTheSha256InBase32) {
  // SHA-256 of "abc" begins ba 78 16 bf 8f.
  EXPECT_EQ(github_fine_grained_digits("abc"), "XJ4BNP4P");
  EXPECT_EQ(github_fine_grained_digits("").size(), 8u);
}

// Valid strings of BIP 173, their checksums taken apart.
TEST(Checksum, Bech32KnownAnswers) {
  EXPECT_EQ(bech32_checksum("a", ""), "2uel5l");
  EXPECT_EQ(bech32_checksum("an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio", ""),
            "tt5tgs");
  EXPECT_EQ(bech32_checksum("abcdef", "qpzry9x8gf2tvdw0s3jn54khce6mua7l"), "mqqqxw");
  EXPECT_EQ(bech32_checksum("split", "checkupstagehandshakeupstreamerranterredcaperred"), "2y9e3w");
  EXPECT_EQ(bech32_checksum("a", "b"), "") << "b is no digit of Bech32";
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
