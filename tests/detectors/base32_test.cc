#include "detectors/base32.h"

#include <gtest/gtest.h>

namespace nbscrub {
namespace {

// The vectors of RFC 4648, section 10, without their padding.
TEST(Base32, KnownAnswers) {
  const std::pair<std::string, std::string> answers[] = {{"", ""},           {"f", "MY"},         {"fo", "MZXQ"},
                                                         {"foo", "MZXW6"},   {"foob", "MZXW6YQ"}, {"fooba", "MZXW6YTB"},
                                                         {"foobar", "MZXW6YTBOI"}};
  for (const auto& [bytes, text] : answers) {
    EXPECT_EQ(base32_encode(bytes), text);
    EXPECT_EQ(base32_decode(text), bytes);
  }
}

TEST(Base32, EitherCaseAndNothingElse) {
  EXPECT_EQ(base32_decode("mzxw6ytb"), "fooba");
  EXPECT_EQ(base32_decode("MZXW6YT1"), std::nullopt);
  EXPECT_EQ(base32_decode("MZXW6==="), std::nullopt);
}

TEST(Base32, EveryByteComesBack) {
  std::string bytes;
  for (int i = 0; i < 256; ++i) bytes.push_back(static_cast<char>(i));
  EXPECT_EQ(base32_decode(base32_encode(bytes)), bytes);
}

}  // namespace
}  // namespace nbscrub
