#include "hook/progress.h"

#include <gtest/gtest.h>

namespace nbscrub {
namespace {

TEST(Progress, DrawsABarThatFitsTheWindow) {
  EXPECT_EQ(progress_line("scanning", 0, 10, 40), "scanning [....................] 0 of 10");
  EXPECT_EQ(progress_line("scanning", 10, 10, 40), "scanning [###################] 10 of 10");
  EXPECT_EQ(progress_line("scanning", 5, 10, 300),
            "scanning [" + std::string(20, '#') + std::string(20, '.') + "] 5 of 10");
  for (unsigned width = 2; width < 120; ++width) {
    EXPECT_LT(progress_line("scanning", 123, 4567, width).size(), width);
  }
}

TEST(Progress, HasMoreDoneThanThereIs) {
  EXPECT_EQ(progress_line("a", 3, 2, 20), "a [########] 3 of 2");
  EXPECT_EQ(progress_line("a", 0, 0, 20), "a [########] 0 of 0");
}

}  // namespace
}  // namespace nbscrub
