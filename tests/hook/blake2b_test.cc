#include "hook/blake2b.h"

#include <gtest/gtest.h>

#include <string>

namespace nbscrub {
namespace {

std::string hex(const Digest& digest) {
  std::string text;
  for (const std::uint8_t byte : digest) text += {"0123456789abcdef"[byte >> 4], "0123456789abcdef"[byte & 15]};
  return text;
}

// Expected values from another implementation, Python's hashlib.
TEST(Blake2b, OfKnownTexts) {
  EXPECT_EQ(hex(blake2b("")).substr(0, 16), "0e5751c026e543b2");
  EXPECT_EQ(hex(blake2b("abc")).substr(0, 16), "bddd813c63423972");
}

TEST(Blake2b, OfAllLengthsAroundABlock) {
  std::string all;
  for (std::size_t length = 0; length < 600; ++length) {
    std::string text(length, '\0');
    for (std::size_t i = 0; i < length; ++i) text[i] = static_cast<char>(i * 7 + length);
    const Digest digest = blake2b(text);
    all.append(digest.begin(), digest.end());
  }
  EXPECT_EQ(hex(blake2b(all)).substr(0, 16), "9509e7101649419e");
}

TEST(Blake2b, OfTwoPartsAsOfOne) {
  std::string text(700, '\0');
  for (std::size_t i = 0; i < text.size(); ++i) text[i] = static_cast<char>(i * 13);
  const std::string_view all = text;
  for (std::size_t size : {0U, 1U, 127U, 128U, 129U, 256U, 257U, 700U}) {
    for (std::size_t split = 0; split <= size; ++split) {
      ASSERT_EQ(blake2b(all.substr(0, split), all.substr(split, size - split)), blake2b(all.substr(0, size))) << split;
    }
  }
}

}  // namespace
}  // namespace nbscrub
