#include "hook/git_lfs.h"

#include <gtest/gtest.h>

namespace nbscrub {
namespace {

TEST(LfsOid, IsTheNameOfTheObject) {
  const std::string oid(64, 'a');
  const std::string begin = "version https://git-lfs.github.com/spec/v1\n";
  EXPECT_EQ(lfs_oid(begin + "oid sha256:" + oid + "\nsize 5\n"), oid);
  EXPECT_EQ(lfs_oid(begin + "oid sha256:" + oid.substr(1) + "\nsize 5\n"), std::nullopt);
  EXPECT_EQ(lfs_oid(begin + "oid sha256:../" + oid.substr(3) + "\nsize 5\n"), std::nullopt);
  EXPECT_EQ(lfs_oid(begin + "size 5\n"), std::nullopt);
}

}  // namespace
}  // namespace nbscrub
