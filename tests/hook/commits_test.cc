#include "hook/commits.h"

#include <gtest/gtest.h>

#include "hook/command_commits.h"

namespace nbscrub {
namespace {

TEST(ListedObjects, HaveAnIdAndMostlyAPath) {
  const auto objects = parse_objects("1111\n2222 \n3333 a notebook.ipynb\n?4444\n");
  ASSERT_EQ(objects.size(), 4U);
  EXPECT_EQ(objects[0].id, "1111");
  EXPECT_EQ(objects[0].path, "");
  EXPECT_EQ(objects[1].path, "");
  EXPECT_EQ(objects[2].path, "a notebook.ipynb");
  EXPECT_TRUE(objects[3].missing && objects[3].id == "4444");
}

TEST(RawTrees, GiveEachBlobItsPathsAndTheOldestCommit) {
  const std::string zeros(40, '0'), one(40, '1'), two(40, '2'), newer(40, 'b'), older(40, 'a');
  const auto change = [](const std::string& from, const std::string& to, const std::string& path) {
    return ":100644 100755 " + from + " " + to + " M" + '\0' + path + '\0';
  };
  const std::string raw = newer + '\0' + change(zeros, one, "a b") + change(two, one, ":c\nd") + older + '\0' +
                          change(one, two, "e") + change(zeros, one, "f");
  const auto places = parse_raw_trees(raw);
  ASSERT_EQ(places.size(), 2U);
  EXPECT_EQ(places.at(one).paths, (std::set<std::string>{"a b", ":c\nd", "f"}));
  EXPECT_EQ(places.at(one).commit, older);
  EXPECT_EQ(places.at(two).paths, std::set<std::string>{"e"});
  EXPECT_TRUE(parse_raw_trees("").empty());
  EXPECT_TRUE(parse_raw_trees(newer).empty());
}

TEST(PushedRefs, AreReadAsGitWritesThem) {
  const std::string zeros(40, '0');
  const auto pushed = parse_pre_push("refs/heads/a 11 refs/heads/a " + zeros + "\n(delete) " + zeros + " refs/heads/b 22\n\n");
  ASSERT_TRUE(pushed);
  ASSERT_EQ(pushed->size(), 2U);
  EXPECT_EQ((*pushed)[0].new_id, "11");
  EXPECT_EQ((*pushed)[0].old_id, "");
  EXPECT_EQ((*pushed)[1].new_id, "");
  EXPECT_EQ((*pushed)[1].old_id, "22");
  const auto received = parse_pre_receive("11 22 refs/heads/a\n");
  ASSERT_TRUE(received);
  EXPECT_EQ(received->front().new_id, "22");
  EXPECT_EQ(received->front().old_id, "11");
  EXPECT_FALSE(parse_pre_push("refs/heads/a 11 refs/heads/a\n"));
  EXPECT_FALSE(parse_pre_receive("11\n"));
}

TEST(CommitMessage, EndsAtTheScissors) {
  const std::string scissors = " ------------------------ >8 ------------------------\n";
  EXPECT_EQ(without_scissors("text\n#" + scissors + "diff\n"), "text\n");
  EXPECT_EQ(without_scissors(";" + scissors + "diff\n"), "");
  EXPECT_EQ(without_scissors("text #" + scissors + "more\n"), "text #" + scissors + "more\n");
  EXPECT_EQ(without_scissors("plain"), "plain");
}

}  // namespace
}  // namespace nbscrub
