#include "detectors/digest.h"

#include <gtest/gtest.h>

#include <string>

namespace nbscrub {
namespace {

std::string lead(const Digest& digest) {
  std::string text;
  for (std::size_t i = 0; i < 8; ++i) text += {"0123456789abcdef"[digest[i] >> 4], "0123456789abcdef"[digest[i] & 15]};
  return text;
}

// Expected values from FIPS 180-4's examples and from another implementation, Python's hashlib.
TEST(Digest, Sha256OfKnownTexts) {
  EXPECT_EQ(lead(sha256("")), "e3b0c44298fc1c14");
  EXPECT_EQ(lead(sha256("abc")), "ba7816bf8f01cfea");
  EXPECT_EQ(sha256_hex("abc").size(), 64U);
  EXPECT_EQ(sha256_hex("abc").substr(0, 16), "ba7816bf8f01cfea");
}

TEST(Digest, Blake2bIsThatOf32BytesWithoutAKey) {
  EXPECT_EQ(lead(blake2b("")), "0e5751c026e543b2");
  EXPECT_EQ(lead(blake2b("abc")), "bddd813c63423972");
}

TEST(Digest, Blake2bOfTwoPartsIsThatOfBothTogether) {
  EXPECT_EQ(blake2b("ab", "c"), blake2b("abc"));
  EXPECT_EQ(blake2b("", "abc"), blake2b("abc"));
  const std::string text(300, 'x');
  EXPECT_EQ(blake2b(text.substr(0, 128), text.substr(128)), blake2b(text));
}

}  // namespace
}  // namespace nbscrub
