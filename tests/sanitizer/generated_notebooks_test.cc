// Properties of cleaning over notebooks made up from seeds.
#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "tests/sanitizer/cleaning_properties.h"
#include "tests/support/notebook_generator.h"

namespace nbscrub {
namespace {

constexpr std::uint32_t kNotebooks = 1500;

TEST(GeneratedNotebooks, AreCleanedSoundlyByEveryPolicy) {
  const auto database = RuleDatabase::builtin();
  ASSERT_TRUE(database);
  auto line = Sanitizer::create(**database);
  ASSERT_TRUE(line);
  for (std::uint32_t seed = 1; seed <= kNotebooks; ++seed) {
    const PaddedBytes bytes(test::generated_notebook(seed));
    for (const test::NamedPolicy& policy : test::policies()) {
      SCOPED_TRACE("seed " + std::to_string(seed) + ", policy " + policy.name);
      test::expect_sound_cleaning(*line, "generated.ipynb", bytes, policy.policy);
      if (testing::Test::HasFailure()) return;
    }
  }
}

TEST(GeneratedNotebooks, AreTheSameForTheSameSeed) {
  EXPECT_EQ(test::generated_notebook(7), test::generated_notebook(7));
  EXPECT_NE(test::generated_notebook(7), test::generated_notebook(8));
}

}  // namespace
}  // namespace nbscrub
