#include "detectors/entropy.h"

#include <gtest/gtest.h>

#include "tests/detectors/random_text.h"

namespace nbscrub {
namespace {

TEST(Entropy, ShannonBits) {
  EXPECT_DOUBLE_EQ(shannon_bits(""), 0);
  EXPECT_DOUBLE_EQ(shannon_bits("aaaa"), 0);
  EXPECT_DOUBLE_EQ(shannon_bits("abab"), 1);
  EXPECT_DOUBLE_EQ(shannon_bits("abcdefgh"), 3);
}

TEST(Entropy, FloorTakesTheShorterLengthOfTheTable) {
  EXPECT_DOUBLE_EQ(entropy_floor(Alphabet::hex, 32), 3.0);
  EXPECT_DOUBLE_EQ(entropy_floor(Alphabet::hex, 39), 3.0);
  EXPECT_DOUBLE_EQ(entropy_floor(Alphabet::hex, 40), 3.2);
  EXPECT_DOUBLE_EQ(entropy_floor(Alphabet::lower36, 16), 2.8);
  EXPECT_DOUBLE_EQ(entropy_floor(Alphabet::base62, 1000), 4.8);
  EXPECT_LT(entropy_floor(Alphabet::base62, 12), entropy_floor(Alphabet::base62, 16));
  EXPECT_DOUBLE_EQ(entropy_floor(Alphabet::base62, 1), 0);
}

TEST(Entropy, AtMostOneFreshValueInFiveHundredFallsBelowTheFloor) {
  RandomText random(21);
  for (Alphabet alphabet : {Alphabet::digit, Alphabet::lower, Alphabet::upper, Alphabet::hex, Alphabet::lower36, Alphabet::base32, Alphabet::letter,
                            Alphabet::base62, Alphabet::url64, Alphabet::base64}) {
    for (std::size_t length : {8, 12, 16, 20, 24, 32, 40, 64}) {
      int below = 0;
      constexpr int kDraws = 5000;
      for (int i = 0; i < kDraws; ++i) {
        below += shannon_bits(random(alphabet, length)) < entropy_floor(alphabet, length);
      }
      EXPECT_LE(below, kDraws / 500) << name_of(alphabet) << " " << length;
    }
  }
}

TEST(Entropy, Runs) {
  EXPECT_EQ(longest_equal_run(""), 0u);
  EXPECT_EQ(longest_equal_run("abbbc"), 3u);
  EXPECT_EQ(longest_consecutive_run("xabcdz"), 4u);
  EXPECT_EQ(longest_consecutive_run("54321"), 5u);
  EXPECT_EQ(longest_consecutive_run("abab"), 2u);
  EXPECT_EQ(longest_consecutive_run("q"), 1u);
}

TEST(Guards, NonePassesAnything) { EXPECT_TRUE(passes(Guard::none, "", Alphabet::any)); }

TEST(Guards, EntropyRefusesRuns) {
  const std::string good = RandomText(22)(Alphabet::base62, 32);
  EXPECT_TRUE(passes(Guard::entropy, good, Alphabet::base62));
  EXPECT_FALSE(passes(Guard::entropy, good + "aaaaaa", Alphabet::base62));
  EXPECT_FALSE(passes(Guard::entropy, good + "abcdefgh", Alphabet::base62));
  EXPECT_FALSE(passes(Guard::entropy, std::string(32, 'q'), Alphabet::base62));
}

TEST(Guards, RandomRefusesWordsAndOneCase) {
  RandomText random(23);
  EXPECT_TRUE(passes(Guard::random, random(Alphabet::base64, 40), Alphabet::base64));
  EXPECT_FALSE(passes(Guard::random, random(Alphabet::hex, 40), Alphabet::base64));  // a commit, not a key
  EXPECT_FALSE(passes(Guard::random, "sentence_transformer_encoder", Alphabet::any));
  EXPECT_TRUE(passes(Guard::random, random(Alphabet::lower36, 32), Alphabet::lower36));
  EXPECT_TRUE(passes(Guard::random, random(Alphabet::hex, 32), Alphabet::any));
  EXPECT_TRUE(passes(Guard::random, random(Alphabet::lower36, 32), Alphabet::any));
}

TEST(Guards, HexWantsALetterADigitAndNoKnownConstant) {
  const std::string good = RandomText(24)(Alphabet::hex, 32);
  EXPECT_TRUE(passes(Guard::hex, good, Alphabet::hex));
  EXPECT_FALSE(passes(Guard::hex, "31415926535897932384626433832795", Alphabet::hex));
  EXPECT_FALSE(passes(Guard::hex, "fedabcabdefbacdfbecadfbeacdfabec", Alphabet::hex));
  EXPECT_FALSE(passes(Guard::hex, "deadbeef" + good, Alphabet::hex));
  EXPECT_FALSE(passes(Guard::hex, "d41d8cd98f00" + good.substr(12), Alphabet::hex));
}

TEST(Guards, UuidWantsAVersionAndNoId) {
  RandomText random(25);
  const auto uuid = [&](char version) {
    return random(Alphabet::hex, 8) + "-" + random(Alphabet::hex, 4) + "-" + version + random(Alphabet::hex, 3) + "-" +
           random(Alphabet::hex, 4) + "-" + random(Alphabet::hex, 12);
  };
  EXPECT_TRUE(passes(Guard::uuid, uuid('4'), Alphabet::hex));
  EXPECT_TRUE(passes(Guard::uuid, uuid('4'), Alphabet::hex, "api_key"));
  EXPECT_FALSE(passes(Guard::uuid, uuid('4'), Alphabet::hex, "run_id"));
  EXPECT_FALSE(passes(Guard::uuid, uuid('0'), Alphabet::hex));
  EXPECT_FALSE(passes(Guard::uuid, uuid('f'), Alphabet::hex));
  EXPECT_FALSE(passes(Guard::uuid, "44444444-4444-4444-4444-444444444444", Alphabet::hex));
}

TEST(Guards, PasswordRefusesReferencesPlaceholdersAndItsOwnName) {
  EXPECT_FALSE(passes(Guard::password, "challengePassword", Alphabet::any, "oid_challenge_password")) << "repeats its key";
  EXPECT_TRUE(passes(Guard::password, "w7!kPz-q", Alphabet::any, "db_password"));
  EXPECT_TRUE(passes(Guard::password, "tuesday9rain", Alphabet::any));
  EXPECT_FALSE(passes(Guard::password, "w7!kP", Alphabet::any));
  EXPECT_FALSE(passes(Guard::password, RandomText(26)(Alphabet::base62, 129), Alphabet::any));
  EXPECT_FALSE(passes(Guard::password, "${DB_PASSWORD}", Alphabet::any));
  EXPECT_FALSE(passes(Guard::password, "your-password", Alphabet::any));
  EXPECT_FALSE(passes(Guard::password, "DbPassword", Alphabet::any, "db_password"));
}

TEST(Entropy, NarrowestAlphabet) {
  EXPECT_EQ(narrowest_alphabet("0123"), Alphabet::digit);
  EXPECT_EQ(narrowest_alphabet("0a"), Alphabet::hex);
  EXPECT_EQ(narrowest_alphabet("0g"), Alphabet::lower36);
  EXPECT_EQ(narrowest_alphabet("0gG"), Alphabet::base62);
  EXPECT_EQ(narrowest_alphabet("0g-"), Alphabet::url64);
  EXPECT_EQ(narrowest_alphabet("a b"), Alphabet::any);
}

}  // namespace
}  // namespace nbscrub
