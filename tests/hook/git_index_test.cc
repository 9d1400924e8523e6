#include "hook/git_index.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace nbscrub {
namespace {

const std::string kZero(40, '0');
const std::string kOne(40, '1');
const std::string kTwo(40, '2');

std::string entry(const std::string& old_mode, const std::string& new_mode, const std::string& old_blob,
                  const std::string& new_blob, const std::string& status, const std::string& path) {
  return ":" + old_mode + " " + new_mode + " " + old_blob + " " + new_blob + " " + status + '\0' + path + '\0';
}

TEST(RawDiff, ReadsNewAndChangedFiles) {
  const auto staged = parse_raw_diff(entry("000000", "100644", kZero, kOne, "A", "new.ipynb") +
                                     entry("100644", "100755", kOne, kTwo, "M", "sub/run.sh"));
  ASSERT_TRUE(staged);
  ASSERT_EQ(staged->files.size(), 2U);
  EXPECT_EQ(staged->files[0].path, "new.ipynb");
  EXPECT_EQ(staged->files[0].blob, kOne);
  EXPECT_EQ(staged->files[0].head_blob, "");
  EXPECT_EQ(staged->files[1].mode, "100755");
  EXPECT_EQ(staged->files[1].head_mode, "100644");
  EXPECT_EQ(staged->files[1].head_blob, kOne);
}

TEST(RawDiff, KeepsEveryByteOfAPath) {
  const std::string path = "a b\t\"\n:*\\\xff";
  const auto staged = parse_raw_diff(entry("000000", "100644", kZero, kOne, "A", path));
  ASSERT_TRUE(staged);
  EXPECT_EQ(staged->files.at(0).path, path);
}

TEST(RawDiff, ReadsIdsOfSha256) {
  const std::string id(64, 'a');
  const auto staged = parse_raw_diff(entry("000000", "100644", std::string(64, '0'), id, "A", "f"));
  ASSERT_TRUE(staged);
  EXPECT_EQ(staged->files.at(0).blob, id);
}

TEST(RawDiff, TakesALinkThatBecameAFile) {
  const auto staged = parse_raw_diff(entry("120000", "100644", kOne, kTwo, "T", "f"));
  ASSERT_TRUE(staged);
  EXPECT_EQ(staged->files.at(0).kind, StagedKind::file);
  EXPECT_EQ(staged->files.at(0).head_blob, "") << "the link's blob is no former version of the file";
}

TEST(RawDiff, TellsLinks) {
  const auto staged = parse_raw_diff(entry("000000", "120000", kZero, kOne, "A", "link"));
  ASSERT_TRUE(staged);
  EXPECT_EQ(staged->files.at(0).kind, StagedKind::symlink);
}

TEST(RawDiff, CountsDeletionsAndSubmodulesWithoutScanningThem) {
  const auto staged = parse_raw_diff(entry("100644", "000000", kOne, kZero, "D", "gone") +
                                     entry("160000", "160000", kOne, kTwo, "M", "module"));
  ASSERT_TRUE(staged);
  EXPECT_TRUE(staged->files.empty());
  EXPECT_EQ(staged->other_changes, 2U);
}

TEST(RawDiff, FailsOnAConflict) {
  const auto staged = parse_raw_diff(entry("100644", "000000", kOne, kZero, "U", "both.ipynb"));
  ASSERT_FALSE(staged);
  EXPECT_NE(staged.error().what.find("both.ipynb"), std::string::npos);
}

TEST(RawDiff, FailsOnWhatItDoesNotKnow) {
  EXPECT_FALSE(parse_raw_diff(entry("000000", "100600", kZero, kOne, "A", "f")));
  EXPECT_FALSE(parse_raw_diff(entry("100644", "100644", kZero, kOne, "R050", "f") + "second" + '\0'));
  EXPECT_FALSE(parse_raw_diff("garbage"));
  const std::string whole = entry("000000", "100644", kZero, kOne, "A", "name");
  EXPECT_FALSE(parse_raw_diff(whole.substr(0, whole.size() - 1))) << "a path that is cut off";
}

TEST(RawDiff, FailsOnAnEntryWithoutAName) {
  EXPECT_FALSE(parse_raw_diff(entry("000000", "100644", kZero, kOne, "A", "")));
  EXPECT_FALSE(parse_stages("100644 " + kOne + " 0\t" + '\0'));
}

TEST(RawDiff, IsEmptyForNothing) {
  const auto staged = parse_raw_diff("");
  ASSERT_TRUE(staged);
  EXPECT_TRUE(staged->files.empty());
}

TEST(Stages, ListEntriesAsIfAllOfThemHadChanged) {
  using namespace std::string_literals;
  const auto staged = parse_stages("100644 11 0\ta b.ipynb\0" "120000 22 0\tlink\0" "160000 33 0\tmodule\0"s);
  ASSERT_TRUE(staged);
  ASSERT_EQ(staged->files.size(), 2U);
  EXPECT_EQ(staged->files[0].path, "a b.ipynb");
  EXPECT_EQ(staged->files[0].blob, "11");
  EXPECT_EQ(staged->files[1].kind, StagedKind::symlink);
  EXPECT_EQ(staged->other_changes, 1U);
  EXPECT_FALSE(parse_stages("100644 11 1\tconflict\0"s));
  EXPECT_FALSE(parse_stages("100644 11\0"s));
}

TEST(Flagged, FindsSkipWorktreeAndAssumeUnchanged) {
  using namespace std::string_literals;
  const auto flags = parse_flagged("H plain\0S skipped\0h assumed\0s both\0M conflict\0"s);
  ASSERT_EQ(flags.size(), 3U);
  EXPECT_TRUE(flags.at("skipped").skip_worktree && !flags.at("skipped").assume_unchanged);
  EXPECT_TRUE(!flags.at("assumed").skip_worktree && flags.at("assumed").assume_unchanged);
  EXPECT_TRUE(flags.at("both").skip_worktree && flags.at("both").assume_unchanged);
}

TEST(WaitingIndex, StandsBesideATemporaryOne) {
  ::unsetenv("GIT_INDEX_FILE");
  EXPECT_FALSE(waiting_index());
  ::setenv("GIT_INDEX_FILE", ".git/index", 1);
  EXPECT_FALSE(waiting_index());
  ::setenv("GIT_INDEX_FILE", "/r/.git/index.lock", 1);
  EXPECT_FALSE(waiting_index());
  ::setenv("GIT_INDEX_FILE", "/r/.git/next-index-123.lock", 1);
  EXPECT_EQ(waiting_index(), "/r/.git/index.lock");
  ::unsetenv("GIT_INDEX_FILE");
}

}  // namespace
}  // namespace nbscrub
