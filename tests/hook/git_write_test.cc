#include "hook/git_write.h"

#include <gtest/gtest.h>

namespace nbscrub {
namespace {

TEST(IndexInfo, EndsEachEntryWithANul) {
  using namespace std::string_literals;
  const std::vector<IndexChange> changes = {{"a\nb", "100644", std::string(40, '1'), "", false, false},
                                            {":x", "100755", std::string(64, '2'), "", false, false}};
  EXPECT_EQ(index_info(changes),
            "100644 "s + std::string(40, '1') + "\ta\nb\0"s + "100755 " + std::string(64, '2') + "\t:x\0"s);
  EXPECT_EQ(index_info({}), "");
}

}  // namespace
}  // namespace nbscrub
