#include "hook/filter_cache.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/hook/support.h"

namespace nbscrub {
namespace {

const std::vector<Edit> kEdits = {{{3, 5}, "[]"}, {{200, 200}, ""}, {{300, 70000}, std::string(300, 'm')}};

class FilterCacheTest : public testing::Test {
 protected:
  std::string cache_folder() const { return folder_.at("nbscrub/filter-cache"); }
  std::string file() const { return cache_folder() + "/edits"; }

  void keep(const std::string& name, const std::vector<Edit>& edits, std::size_t most = FilterCache::kMaxBytes) {
    FilterCache cache(cache_folder());
    cache.add(blake2b(name), edits);
    cache.save(most);
  }
  std::optional<std::vector<Edit>> kept(const std::string& name) {
    FilterCache cache(cache_folder());
    return cache.find(blake2b(name));
  }

  test::ScratchFolder folder_;
};

TEST_F(FilterCacheTest, KeepsFromRunToRun) {
  EXPECT_EQ(kept("a"), std::nullopt);
  keep("a", kEdits);
  keep("b", {});
  for (int i = 0; i < 50; ++i) keep(std::to_string(i), {{{static_cast<std::size_t>(i), 100}, "x"}});
  EXPECT_EQ(kept("a"), kEdits);
  EXPECT_EQ(kept("b"), std::vector<Edit>{});
  EXPECT_EQ(kept("7"), (std::vector<Edit>{{{7, 100}, "x"}}));
  EXPECT_EQ(kept("c"), std::nullopt);
}

TEST_F(FilterCacheTest, KnowsWithinARun) {
  FilterCache cache(cache_folder());
  cache.add(blake2b("a"), kEdits);
  EXPECT_EQ(cache.find(blake2b("a")), kEdits);
}

TEST_F(FilterCacheTest, WithoutAFolderNothingIsKept) {
  FilterCache cache{std::filesystem::path()};
  cache.add(blake2b("a"), kEdits);
  EXPECT_EQ(cache.find(blake2b("a")), std::nullopt);
  cache.save();
}

TEST_F(FilterCacheTest, StaysWithinItsBoundAndKeepsTheNewest) {
  for (int i = 0; i < 40; ++i) keep(std::to_string(i), kEdits, 3000);
  EXPECT_LE(std::filesystem::file_size(file()), 3000U);
  EXPECT_EQ(kept("39"), kEdits);
}

TEST_F(FilterCacheTest, IsForTheOwnerOnly) {
  keep("a", kEdits);
  struct stat status {};
  ASSERT_EQ(::stat(file().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600U);
  ASSERT_EQ(::chmod(file().c_str(), 0622), 0);
  EXPECT_EQ(kept("a"), std::nullopt);
  ASSERT_EQ(::chmod(file().c_str(), 0600), 0);
  ASSERT_EQ(::chmod(cache_folder().c_str(), 0770), 0);
  EXPECT_EQ(kept("a"), std::nullopt);
}

TEST_F(FilterCacheTest, ADamagedOneSaysNothingWrong) {
  keep("a", kEdits);
  keep("b", {});
  const std::string good = test::content_of(file());
  const auto with = [&](const std::string& bytes) {
    std::ofstream(file(), std::ios::binary | std::ios::trunc) << bytes;
  };
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 0x41);
    with(bad);
    const auto a = kept("a");
    const auto b = kept("b");
    EXPECT_TRUE(!a || *a == kEdits) << i;
    EXPECT_TRUE(!b || b->empty()) << i;
    with(good.substr(0, i));
    const auto cut = kept("a");
    EXPECT_TRUE(!cut || *cut == kEdits) << i;
  }
  with("");
  EXPECT_EQ(kept("a"), std::nullopt);
  keep("a", kEdits);
  EXPECT_EQ(kept("a"), kEdits);
}

}  // namespace
}  // namespace nbscrub
