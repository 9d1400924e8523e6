#include "hook/walk.h"

#include <gtest/gtest.h>

#include "hook/git.h"
#include "tests/hook/support.h"

namespace nbscrub {
namespace {

namespace fs = std::filesystem;

class WalkTest : public testing::Test {
 protected:
  // Relative to the scratch folder.
  std::vector<std::string> walked() const {
    std::vector<std::string> names;
    const auto files = files_under(folder_.path());
    EXPECT_TRUE(files);
    for (const std::string& file : *files) names.push_back(file.substr(folder_.path().size() + 1));
    return names;
  }
  test::ScratchFolder folder_;
};

TEST_F(WalkTest, TakesAllButGitsOwnFolder) {
  for (const char* name : {"b", "a", "sub/c", ".hidden", ".git/config"}) folder_.write(name, "x");
  EXPECT_EQ(walked(), (std::vector<std::string>{".hidden", "a", "b", "sub/c"}));
}

TEST_F(WalkTest, DoesNotEnterFoldersThroughLinks) {
  folder_.write("sub/a", "x");
  fs::create_directory_symlink("..", folder_.at("sub/loop"));
  fs::create_symlink("a", folder_.at("sub/link"));
  fs::create_symlink("nowhere", folder_.at("dangling"));
  EXPECT_EQ(walked(), (std::vector<std::string>{"sub/a", "sub/link"}));
}

TEST_F(WalkTest, AsksGitInAWorkTree) {
  ASSERT_TRUE(run_git({"init", "-q", folder_.path()}));
  for (const char* name : {"tracked", "untracked", "deleted", "ignored/x", "new\nline"}) folder_.write(name, "x");
  folder_.write(".gitignore", "ignored/\n");
  ASSERT_TRUE(run_git({"-C", folder_.path(), "add", "tracked", "deleted"}));
  fs::remove(folder_.at("deleted"));
  EXPECT_EQ(walked(), (std::vector<std::string>{".gitignore", "new\nline", "tracked", "untracked"}));
  // A folder that is ignored, and asked for by name.
  EXPECT_EQ(files_under(folder_.at("ignored")).value().size(), 0U);
}

TEST_F(WalkTest, EntersRepositoriesWithin) {
  ASSERT_TRUE(run_git({"init", "-q", folder_.path()}));
  ASSERT_TRUE(run_git({"init", "-q", folder_.at("inner")}));
  folder_.write("inner/a", "x");
  EXPECT_EQ(walked(), (std::vector<std::string>{"inner/a"}));
}

TEST_F(WalkTest, GivesAFileItselfAndMissesWhatIsNotThere) {
  EXPECT_EQ(files_under(folder_.write("a", "x")).value(), std::vector<std::string>{folder_.at("a")});
  EXPECT_FALSE(files_under(folder_.at("missing")));
}

}  // namespace
}  // namespace nbscrub
