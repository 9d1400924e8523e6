#include "hook/json_changes.h"

#include <gtest/gtest.h>

namespace nbscrub {
namespace {

std::string changes(std::string_view before, std::string_view after, const std::vector<std::string_view>& passed = {}) {
  std::vector<JsonChange> found;
  compare_json(before, after, "", passed, found);
  std::string text;
  for (const JsonChange& change : found) {
    text += (text.empty() ? "" : " ") + std::string(1, change.mark).append(change.text);
  }
  return text;
}

TEST(JsonChanges, SplitsObjectsAndArrays) {
  const auto members = members_of_json(R"({ "a" : [1, {"b": "]"}] , "c\"": "x,}" })");
  ASSERT_EQ(members.size(), 2U);
  EXPECT_EQ(members[0].key, "a");
  EXPECT_EQ(members[0].value, R"([1, {"b": "]"}])");
  EXPECT_EQ(members[1].key, R"(c\")");
  EXPECT_EQ(members[1].value, R"("x,}")");
  const auto items = members_of_json(R"(["\\", null , -1.5e3])");
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(items[0].value, R"("\\")");
  EXPECT_EQ(items[1].value, "null");
  EXPECT_EQ(items[2].value, "-1.5e3");
  EXPECT_TRUE(members_of_json("{}").empty());
  EXPECT_TRUE(members_of_json("[ ]").empty());
  EXPECT_TRUE(members_of_json("12").empty());
}

TEST(JsonChanges, TakesTheLastOfEqualKeysAndKnowsEscapedOnes) {
  EXPECT_EQ(member_of_json(R"({"a": 1, "a": 2})", "a"), "2");
  EXPECT_EQ(member_of_json(R"({"\u0061": 1})", "a"), "1");
  EXPECT_EQ(member_of_json(R"({"a": 1})", "b"), "");
}

TEST(JsonChanges, JoinsLines) {
  EXPECT_EQ(text_of_json(R"(["a\n", "b"])"), "a\nb");
  EXPECT_EQ(text_of_json(R"("a\u00e9")"), "a\u00e9");
  EXPECT_EQ(text_of_json(R"([1, "b"])"), R"([1, "b"])");
}

TEST(JsonChanges, NamesPaths) {
  EXPECT_EQ(changes(R"({"a": {"b": 1, "c": 2}})", R"({"a": {"c": 2}})"), "-a.b: 1");
  EXPECT_EQ(changes(R"({"a": 4})", R"({"a": null})"), "-a: 4 +a: null");
  EXPECT_EQ(changes("{}", R"({"a": "x"})"), R"(+a: "x")");
  EXPECT_EQ(changes(R"({"a": 1, "b": 2})", R"({"b": 2, "a": 1})"), "");
  EXPECT_EQ(changes(R"({"source": 1, "b": {"source": 1}})", R"({"source": 2, "b": {}})", {"source"}), "-b.source: 1");
}

TEST(JsonChanges, ShowsLargeValuesInShort) {
  const std::string large = "{\"k\": \"" + std::string(100, 'x') + "\", \"l\": 1}";
  EXPECT_EQ(changes("{\"a\": " + large + "}", "{}"), "-a: {\u2026}, 2 members");
  EXPECT_EQ(changes("{\"a\": \"" + std::string(100, 'x') + "\"}", "{}"), "-a: \u2026, 102 bytes");
}

}  // namespace
}  // namespace nbscrub
