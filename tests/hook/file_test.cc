#include "hook/file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <fstream>
#include <thread>

#include "tests/hook/support.h"

namespace nbscrub {
namespace {

namespace fs = std::filesystem;
using test::content_of;

class FileTest : public testing::Test {
 protected:
  std::size_t entries() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_.path()), fs::directory_iterator()));
  }
  struct stat status_of(const std::string& path) const {
    struct stat status {};
    EXPECT_EQ(::lstat(path.c_str(), &status), 0);
    return status;
  }
  test::ScratchFolder folder_;
};

TEST_F(FileTest, IsReadWhole) {
  const std::string text = std::string("with a NUL \0 and more", 21);
  const auto content = read_file(folder_.write("a", text), 100);
  ASSERT_TRUE(content);
  EXPECT_EQ(content->bytes.view(), text);
  EXPECT_EQ(read_file(folder_.write("empty", ""), 100)->bytes.size(), 0U);
}

TEST_F(FileTest, IsReadUpToTheLimit) {
  EXPECT_TRUE(read_file(folder_.write("a", std::string(100, 'x')), 100));
  const auto large = read_file(folder_.write("a", std::string(101, 'x')), 100);
  ASSERT_FALSE(large);
  EXPECT_NE(large.error().what.find("101 bytes"), std::string::npos);
}

TEST_F(FileTest, RefusesWhatIsNoRegularFile) {
  ASSERT_EQ(::mkfifo(folder_.at("pipe").c_str(), 0600), 0);
  EXPECT_NE(read_file(folder_.at("pipe"), 100).error().what.find("named pipe"), std::string::npos);
  EXPECT_NE(read_file(folder_.path(), 100).error().what.find("folder"), std::string::npos);
  EXPECT_NE(read_file("/dev/zero", 100).error().what.find("device"), std::string::npos);
  EXPECT_FALSE(read_file(folder_.at("missing"), 100));
  fs::create_symlink("nowhere", folder_.at("dangling"));
  EXPECT_FALSE(read_file(folder_.at("dangling"), 100));
}

TEST_F(FileTest, IsReplacedWithItsModeKept) {
  const std::string path = folder_.write("a", "old");
  ASSERT_EQ(::chmod(path.c_str(), 0640), 0);
  const auto content = read_file(path, 100);
  ASSERT_TRUE(content);
  ASSERT_TRUE(replace_file(path, *content, "new", false));
  EXPECT_EQ(content_of(path), "new");
  EXPECT_EQ(status_of(path).st_mode & 07777, 0640U);
  EXPECT_EQ(entries(), 1U) << "a temporary file was left behind";
}

TEST_F(FileTest, IsNotTouchedWhenNothingChanges) {
  const std::string path = folder_.write("a", "same");
  const struct stat before = status_of(path);
  ASSERT_TRUE(replace_file(path, *read_file(path, 100), "same", false));
  EXPECT_EQ(status_of(path).st_ino, before.st_ino);
  EXPECT_EQ(status_of(path).st_mtim.tv_nsec, before.st_mtim.tv_nsec);
}

TEST_F(FileTest, IsWrittenThroughALink) {
  const std::string path = folder_.write("real/a", "old");
  fs::create_symlink("real/a", folder_.at("link"));
  ASSERT_TRUE(replace_file(folder_.at("link"), *read_file(folder_.at("link"), 100), "new", false));
  EXPECT_TRUE(fs::is_symlink(folder_.at("link")));
  EXPECT_EQ(content_of(path), "new");
}

TEST_F(FileTest, WithASecondNameIsWrittenOnlyWhenAsked) {
  const std::string path = folder_.write("a", "old");
  fs::create_hard_link(path, folder_.at("b"));
  const auto content = read_file(path, 100);
  const auto refused = replace_file(path, *content, "new", false);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().what.find("2 names"), std::string::npos);
  EXPECT_EQ(content_of(path), "old");
  ASSERT_TRUE(replace_file(path, *content, "new", true));
  EXPECT_EQ(content_of(path), "new");
  EXPECT_EQ(content_of(folder_.at("b")), "old");
}

TEST_F(FileTest, ChangedSinceItWasReadIsLeftAlone) {
  const std::string path = folder_.write("a", "old");
  const auto content = read_file(path, 100);
  folder_.write("a", "theirs");
  EXPECT_FALSE(replace_file(path, *content, "ours", false));
  EXPECT_EQ(content_of(path), "theirs");

  // Same size, and the modification time put back: the change time tells.
  const auto again = read_file(path, 100);
  const fs::file_time_type time = fs::last_write_time(path);
  folder_.write("a", "THEIRS");
  fs::last_write_time(path, time);
  EXPECT_FALSE(replace_file(path, *again, "ours", false));
  EXPECT_EQ(content_of(path), "THEIRS");

  // Another file under the same name.
  const auto third = read_file(path, 100);
  fs::rename(folder_.write("other", "THEIRS"), path);
  EXPECT_FALSE(replace_file(path, *third, "ours", false));
  EXPECT_EQ(entries(), 1U) << "a temporary file was left behind";
}

TEST_F(FileTest, ThatVanishedIsNotMadeAnew) {
  const std::string path = folder_.write("a", "old");
  const auto content = read_file(path, 100);
  fs::remove(path);
  EXPECT_FALSE(replace_file(path, *content, "new", false));
  EXPECT_EQ(entries(), 0U);
}

TEST_F(FileTest, InAFolderThatIsClosedIsAnError) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
  const std::string path = folder_.write("closed/a", "old");
  const auto content = read_file(path, 100);
  ASSERT_EQ(::chmod(folder_.at("closed").c_str(), 0500), 0);
  EXPECT_FALSE(replace_file(path, *content, "new", false));
  EXPECT_EQ(content_of(path), "old");
  ASSERT_EQ(::chmod(folder_.at("closed").c_str(), 0700), 0);
}

TEST_F(FileTest, ManyAreReplacedTogetherAndOneThatChangedIsLeftAlone) {
  std::vector<PendingFile> pending;
  std::vector<FileContent> contents;
  for (const char* name : {"a", "b", "c", "d", "e"}) {
    const std::string path = folder_.write(name, "old");
    contents.push_back(*read_file(path, 100));
    pending.push_back(*prepare_replacement(path, contents.back(), "new", false));
  }
  EXPECT_EQ(content_of(folder_.at("a")), "old");
  folder_.write("c", "changed");
  const std::vector<Result<void>> results = commit_all(pending);
  ASSERT_EQ(results.size(), 5U);
  for (std::size_t i = 0; i < results.size(); ++i) EXPECT_EQ(results[i].has_value(), i != 2) << i;
  EXPECT_EQ(content_of(folder_.at("a")), "new");
  EXPECT_EQ(content_of(folder_.at("c")), "changed");
  pending.clear();
  EXPECT_EQ(entries(), 5U);
}

TEST_F(FileTest, ThatIsDroppedBeforeItHasItsNameLeavesNothing) {
  const std::string path = folder_.write("a", "old");
  const FileContent content = *read_file(path, 100);
  { const auto pending = prepare_replacement(path, content, "new", false); }
  EXPECT_EQ(content_of(path), "old");
  EXPECT_EQ(entries(), 1U);
}

TEST_F(FileTest, IsWrittenNewWithTheModeGiven) {
  ASSERT_TRUE(write_file(folder_.at("hook"), "text", 0755));
  EXPECT_EQ(content_of(folder_.at("hook")), "text");
  EXPECT_EQ(status_of(folder_.at("hook")).st_mode & 07777, 0755U);
  EXPECT_FALSE(write_file(folder_.at("nowhere/hook"), "text", 0755));
}

// Another program writes all the time; sooner or later it does so during a read.
TEST_F(FileTest, AFileThatChangesWhileItIsReadIsRefused) {
  constexpr std::size_t kSize = std::size_t{8} << 20;
  const std::array<std::string, 2> states = {std::string(kSize, 'a'), std::string(kSize, 'b')};
  const std::string file = folder_.write("busy", states[0]);
  std::atomic<bool> stop = false;
  std::thread writer([&] {
    for (std::size_t turn = 1; !stop; ++turn) {
      std::ofstream(file, std::ios::binary | std::ios::in | std::ios::out) << states[turn % 2];
    }
  });
  int refused = 0;
  for (int attempt = 0; attempt < 1000 && refused == 0; ++attempt) {
    const auto content = read_file(file, kDefaultMaxBytes);
    if (!content) {
      ++refused;
      EXPECT_NE(content.error().what.find("changed"), std::string::npos);
    }
  }
  stop = true;
  writer.join();
  EXPECT_EQ(refused, 1);
  EXPECT_TRUE(read_file(file, kDefaultMaxBytes)) << "quiet again, it is read";
}

}  // namespace
}  // namespace nbscrub
