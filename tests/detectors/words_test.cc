#include "detectors/words.h"

#include <gtest/gtest.h>

#include "tests/detectors/random_text.h"

namespace nbscrub {
namespace {

TEST(Words, FindsWordsAndTheirEndings) {
  EXPECT_TRUE(is_dictionary_word("model"));
  EXPECT_TRUE(is_dictionary_word("models"));
  EXPECT_TRUE(is_dictionary_word("trained"));
  EXPECT_FALSE(is_dictionary_word("xqzt"));
  EXPECT_FALSE(is_dictionary_word(""));
}

TEST(Words, IdentifiersAndProseLookLikeWords) {
  for (const char* value : {"sentence_transformer_encoder", "meta-llama-instruct", "someCamelCaseName", "DATABASE_PASSWORD",
                            "correcthorsebatterystaple", "training.batch.size", "kubernetes-dashboard-v2", "getAccessToken",
                            "MachineLearning2024", "com.example.service.Client"}) {
    EXPECT_TRUE(looks_like_words(value)) << value;
  }
}

TEST(Words, RandomTextDoesNot) {
  RandomText random(11);
  for (Alphabet alphabet : {Alphabet::base62, Alphabet::url64, Alphabet::base64, Alphabet::lower36, Alphabet::upper36}) {
    int wrong = 0;
    for (int i = 0; i < 20000; ++i) wrong += looks_like_words(random(alphabet, 24));
    EXPECT_LE(wrong, 10) << name_of(alphabet);
  }
  EXPECT_FALSE(looks_like_words(""));
}

}  // namespace
}  // namespace nbscrub
