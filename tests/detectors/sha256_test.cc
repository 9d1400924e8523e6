#include "detectors/sha256.h"

#include <gtest/gtest.h>

#include <string>

namespace nbscrub {
namespace {

std::string hex_lead(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (std::uint8_t byte : sha256(text)) {
    hex.push_back(kDigits[byte >> 4]);
    hex.push_back(kDigits[byte & 15]);
  }
  return hex.substr(0, 16);
}

TEST(Sha256, KnownAnswers) {
  EXPECT_EQ(hex_lead(""), "e3b0c44298fc1c14");
  EXPECT_EQ(hex_lead("abc"), "ba7816bf8f01cfea");
  EXPECT_EQ(hex_lead("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), "248d6a61d20638b8");
  EXPECT_EQ(hex_lead(std::string(1000000, 'a')), "cdc76e5c9914fb92");
}

}  // namespace
}  // namespace nbscrub
