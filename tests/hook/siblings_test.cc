#include "hook/siblings.h"

#include <gtest/gtest.h>

#include "tests/hook/support.h"

namespace nbscrub {
namespace {

TEST(Siblings, AreTheCopiesThatExist) {
  test::ScratchFolder folder;
  for (const char* name : {"sub/a.ipynb", "sub/a.py", "sub/a.html", "sub/b.md",
                           "sub/.ipynb_checkpoints/a-checkpoint.ipynb"}) {
    folder.write(name, "x");
  }
  EXPECT_EQ(siblings_of(folder.at("sub/a.ipynb")),
            (std::vector<std::string>{folder.at("sub/.ipynb_checkpoints/a-checkpoint.ipynb"), folder.at("sub/a.py"),
                                      folder.at("sub/a.html")}));
  EXPECT_TRUE(siblings_of(folder.at("sub/b.md")).empty());
}

}  // namespace
}  // namespace nbscrub
