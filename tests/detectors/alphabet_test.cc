#include "detectors/alphabet.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace nbscrub {
namespace {

TEST(Alphabet, AcceptsExactlyItsCharacters) {
  for (std::size_t i = 0; i < static_cast<std::size_t>(Alphabet::blank); ++i) {
    const auto alphabet = static_cast<Alphabet>(i);
    const std::string_view listed = characters(alphabet);
    for (int byte = 0; byte < 256; ++byte) {
      const char c = static_cast<char>(byte);
      EXPECT_EQ(in_alphabet(alphabet, c), listed.find(c) != std::string_view::npos) << name_of(alphabet) << ' ' << byte;
    }
    EXPECT_EQ(std::set<char>(listed.begin(), listed.end()).size(), listed.size()) << name_of(alphabet);
  }
}

TEST(Alphabet, AnyTakesAllThatAQuotedLiteralMayHold) {
  for (char c : std::string("!#$%&()*+,-./:;<=>?@[\\]^_{|}~\xc3\xa9")) EXPECT_TRUE(in_alphabet(Alphabet::any, c)) << c;
  for (char c : std::string("\"'` \t\n\x7f")) EXPECT_FALSE(in_alphabet(Alphabet::any, c)) << c;
  EXPECT_FALSE(in_alphabet(Alphabet::any, '\0'));
  EXPECT_TRUE(in_alphabet(Alphabet::field, '@'));
  EXPECT_FALSE(in_alphabet(Alphabet::field, ':'));
  for (char c : std::string(" \t\r\n")) EXPECT_TRUE(in_alphabet(Alphabet::blank, c));
  for (char c : characters(Alphabet::any)) EXPECT_TRUE(in_alphabet(Alphabet::any, c)) << c;
}

TEST(Alphabet, LastDigitsOfPaddedBase64AreTheMultiplesOfTheirStep) {
  const std::string_view base64 = characters(Alphabet::base64);
  for (std::size_t i = 0; i < base64.size(); ++i) {
    EXPECT_EQ(in_alphabet(Alphabet::quarter64, base64[i]), i % 16 == 0) << base64[i];
    EXPECT_EQ(in_alphabet(Alphabet::sixteenth64, base64[i]), i % 4 == 0) << base64[i];
  }
}

TEST(Alphabet, NamesLeadBack) {
  for (std::size_t i = 0; i < kAlphabetCount; ++i) {
    const auto alphabet = static_cast<Alphabet>(i);
    EXPECT_EQ(alphabet_named(name_of(alphabet)), alphabet);
  }
  EXPECT_FALSE(alphabet_named("Base62"));
  EXPECT_FALSE(alphabet_named(""));
}

}  // namespace
}  // namespace nbscrub
