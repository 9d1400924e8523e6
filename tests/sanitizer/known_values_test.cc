#include "sanitizer/known_values.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/sanitizer/document_by_hand.h"

namespace nbscrub {
namespace {

using test::made_up;

TEST(WorthSpreading, LongOrRandomValues) {
  EXPECT_TRUE(worth_spreading(made_up(1, 12)));
  EXPECT_TRUE(worth_spreading(made_up(2, 40)));
  // Short, but of several classes and without repetition. Put together, so that it stands nowhere as a whole.
  EXPECT_TRUE(worth_spreading(std::string("xK9#") + "mQ2v"));
  // Random tokens with the separators that paths and hosts have, too.
  EXPECT_TRUE(worth_spreading(made_up(3, 18) + "/" + made_up(4, 20)));
  EXPECT_TRUE(worth_spreading(made_up(5, 22) + "." + made_up(6, 43)));
}

// Random values are hardly ever taken for paths, hosts, files or words, whatever they are written in.
TEST(WorthSpreading, RandomValuesSpread) {
  struct Kind {
    Alphabet alphabet;
    std::size_t length;
    std::size_t at_most;  // of 2000 that do not spread
  };
  for (const Kind kind : {Kind{Alphabet::base64, 40, 4}, Kind{Alphabet::url64, 43, 4}, Kind{Alphabet::base62, 20, 4},
                          Kind{Alphabet::hex, 32, 4}, Kind{Alphabet::lower36, 16, 20},
                          Kind{Alphabet::letter, 16, 40}}) {
    const std::string_view bytes = characters(kind.alphabet);
    std::mt19937 random(4711);
    std::size_t dropped = 0;
    for (int i = 0; i < 2000; ++i) {
      std::string value;
      while (value.size() < kind.length) value.push_back(bytes[random() % bytes.size()]);
      dropped += worth_spreading(value) ? 0 : 1;
    }
    EXPECT_LE(dropped, kind.at_most) << name_of(kind.alphabet);
  }
}

TEST(WorthSpreading, WhatStandsInInnocentTextDoesNotSpread) {
  for (std::string_view value : {
           "", "a", "admin", "secret", "test1234", "password", "password123", "Password2024!", "aaaaaaaaaaaaaaaa",
           "****************", "abababababab",                                              // too plain
           "db.internal.example.com", "example.com:5432", "localhost", "my-service.default",  // hosts
           "/usr/local/lib/python", "data/raw/train_set", "C:\\Users\\someone\\work", "~/projects/demo/data",  // paths
           "someone@example.com", "first.last+tag@mail.example.org",                         // addresses
           "model_final.ckpt", "results.tar.gz", "weights.h5", "Data_Set-04.csv",             // files
           "123456789012", "3.14159265358979", "+49 151 2345 6789", "1.5e-10, 2.25e+12",      // numbers
           "2026-11-24T10:20:30Z", "2026-11-24 10:20",                                       // dates
           "123e4567-e89b-12d3-a456-426614174000",                                           // ids
           "sentence_transformer_encoder", "myDatabasePassword", "train-test-split",          // names
       }) {
    EXPECT_FALSE(worth_spreading(value)) << value;
  }
}

class KnownValuesTest : public testing::Test {
 protected:
  std::vector<KnownValues::Occurrence> find(std::string_view text) {
    std::vector<KnownValues::Occurrence> occurrences;
    values.find(text, occurrences);
    return occurrences;
  }
  std::size_t count(std::string_view text) { return find(text).size(); }

  Rule first;
  Rule second;
  KnownValues values;
  std::string secret = made_up(10, 20);
};

TEST_F(KnownValuesTest, KeepsWhatIsWorthIt) {
  values.add("admin", first, Confidence::high);
  EXPECT_TRUE(values.empty());
  values.add(secret, first, Confidence::low);
  EXPECT_TRUE(values.empty());
  values.add(secret, first, Confidence::medium);
  values.add(secret, second, Confidence::medium);
  ASSERT_EQ(values.size(), 1u);
  const auto found = find(secret);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].rule, &first);
  EXPECT_EQ(found[0].confidence, Confidence::medium);
}

TEST_F(KnownValuesTest, HigherConfidenceReplacesTheRule) {
  values.add(secret, first, Confidence::medium);
  values.add(secret, second, Confidence::high);
  const auto found = find(secret);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].rule, &second);
  EXPECT_EQ(found[0].confidence, Confidence::high);
}

TEST_F(KnownValuesTest, FindsEveryPlaceInOrder) {
  values.add(secret, first, Confidence::high);
  const auto found = find("a " + secret + " (" + secret + ")\n" + secret);
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[0].span, (TextSpan{2, 22}));
  EXPECT_EQ(found[1].span, (TextSpan{24, 44}));
  EXPECT_EQ(found[2].span, (TextSpan{46, 66}));
}

TEST_F(KnownValuesTest, WantsTokenEdgesOnBothSides) {
  values.add(secret, first, Confidence::high);
  for (std::string_view beside : {"a", "Z", "0", "_", "-"}) {
    EXPECT_EQ(count(std::string(beside) + secret), 0u) << beside;
    EXPECT_EQ(count(secret + std::string(beside)), 0u) << beside;
  }
  for (std::string_view beside : {" ", "'", "\"", ":", "@", "/", "=", ".", "é"}) {
    EXPECT_EQ(count(std::string(beside) + secret + std::string(beside)), 1u) << beside;
  }
  EXPECT_EQ(count("x" + secret + " " + secret), 1u);
}

TEST_F(KnownValuesTest, PunctuationAtTheEndsIsAnEdge) {
  const std::string value = "!" + secret + "$";
  values.add(value, first, Confidence::high);
  EXPECT_EQ(count("a" + value + "b"), 1u);
}

TEST_F(KnownValuesTest, LongestOfOverlappingValuesWins) {
  const std::string longer = secret + ":" + made_up(11, 14);
  values.add(secret, first, Confidence::high);
  values.add(longer, second, Confidence::medium);
  const auto found = find(longer + " " + secret);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].rule, &second);
  EXPECT_EQ(found[0].span.size(), longer.size());
  EXPECT_EQ(found[1].rule, &first);
}

TEST_F(KnownValuesTest, OrderOfAddingDoesNotMatter) {
  KnownValues other;
  const std::string a = made_up(12, 15);
  const std::string b = a + "+" + made_up(13, 15);
  values.add(a, first, Confidence::high);
  values.add(b, second, Confidence::high);
  other.add(b, second, Confidence::high);
  other.add(a, first, Confidence::high);
  std::vector<KnownValues::Occurrence> one;
  std::vector<KnownValues::Occurrence> two;
  values.find(b + "\n" + a, one);
  other.find(b + "\n" + a, two);
  ASSERT_EQ(one.size(), 2u);
  ASSERT_EQ(two.size(), 2u);
  for (std::size_t i = 0; i < 2; ++i) EXPECT_EQ(one[i].span, two[i].span);
}

TEST_F(KnownValuesTest, AppendsToWhatIsThere) {
  values.add(secret, first, Confidence::high);
  std::vector<KnownValues::Occurrence> occurrences(1);
  values.find(secret, occurrences);
  EXPECT_EQ(occurrences.size(), 2u);
}

}  // namespace
}  // namespace nbscrub
