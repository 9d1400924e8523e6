#include "hook/output_store.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sys/stat.h>

#include <filesystem>

#include "detectors/digest.h"
#include "tests/hook/support.h"

namespace nbscrub {
namespace {

class OutputStoreTest : public testing::Test {
 protected:
  OutputStoreTest() {
    ::unsetenv("GIT_DIR");
    ::setenv("XDG_STATE_HOME", folder_.at("state").c_str(), 1);
  }
  ~OutputStoreTest() override { ::unsetenv("XDG_STATE_HOME"); }

  std::size_t kept_files() const {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_.at("state"))) {
      count += entry.is_regular_file() ? 1 : 0;
    }
    return count;
  }

  test::ScratchFolder folder_;
  OutputStore store_;
};

TEST_F(OutputStoreTest, GivesBackTheNewest) {
  const std::string path = folder_.write("a.ipynb", "now");
  ASSERT_TRUE(store_.keep(path, "first", "left"));
  std::vector<KeptEntry> entries = *OutputStore::entries_of(path);
  ASSERT_EQ(entries.size(), 1U);
  const auto kept = OutputStore::read(entries[0], 1000);
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->bytes.view(), "first");
  EXPECT_EQ(kept->cleaned_sha256, sha256_hex("left"));
  EXPECT_TRUE(OutputStore::entries_of(folder_.write("b.ipynb", ""))->empty());
}

TEST_F(OutputStoreTest, KeepsSeveralOfOneMillisecond) {
  constexpr std::size_t kCount = 20;
  const std::string path = folder_.write("a.ipynb", "");
  for (std::size_t i = 0; i < kCount; ++i) ASSERT_TRUE(store_.keep(path, std::to_string(i), "left"));
  // Whether two of them met depends on the disk, so the clock's next hundred milliseconds are taken beforehand.
  const KeptEntry newest = OutputStore::entries_of(path)->front();
  const std::string stem = newest.file.substr(0, newest.file.rfind('-') + 1);
  for (std::int64_t ahead = 1; ahead <= 100; ++ahead) {
    std::ofstream(stem + std::to_string(newest.milliseconds + ahead)) << "taken";
  }
  ASSERT_TRUE(store_.keep(path, "the last", "left"));
  EXPECT_EQ(kept_files(), kCount + 101);
}

TEST_F(OutputStoreTest, IsForTheOwnerOnly) {
  ASSERT_TRUE(store_.keep(folder_.write("a.ipynb", ""), "x", "y"));
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_.at("state/nbscrub/restore"))) {
    EXPECT_EQ(entry.status().permissions() & std::filesystem::perms(077), std::filesystem::perms::none);
  }
  EXPECT_EQ(std::filesystem::status(folder_.at("state/nbscrub/restore")).permissions(), std::filesystem::perms(0700));
}

TEST_F(OutputStoreTest, DropsTheOldestOfTooMuch) {
  for (const char* name : {"a.ipynb", "b.ipynb", "c.ipynb"}) {
    ASSERT_TRUE(store_.keep(folder_.write(name, ""), std::string(1000, 'x'), ""));
  }
  store_.prune(2500);
  EXPECT_EQ(kept_files(), 2U);
}

TEST_F(OutputStoreTest, DropsWhatIsOlderThanAMonth) {
  const std::string path = folder_.write("a.ipynb", "");
  ASSERT_TRUE(store_.keep(path, "x", ""));
  const KeptEntry entry = OutputStore::entries_of(path)->front();
  const std::string digits = std::to_string(entry.milliseconds);
  const std::string stem = entry.file.substr(0, entry.file.size() - digits.size());
  const std::int64_t day = 24LL * 60 * 60 * 1000;
  std::filesystem::rename(entry.file, stem + std::to_string(entry.milliseconds - (kKeptDays + 1) * day));
  store_.prune();
  EXPECT_EQ(kept_files(), 0U);
}

TEST_F(OutputStoreTest, RefusesADamagedEntry) {
  const std::string path = folder_.write("a.ipynb", "");
  ASSERT_TRUE(store_.keep(path, "some content", ""));
  const KeptEntry entry = OutputStore::entries_of(path)->front();
  std::filesystem::resize_file(entry.file, std::filesystem::file_size(entry.file) - 1);
  EXPECT_FALSE(OutputStore::read(entry, 1000));
}

}  // namespace
}  // namespace nbscrub
