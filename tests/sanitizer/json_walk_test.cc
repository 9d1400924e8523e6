#include "sanitizer/json_walk.h"

#include <gtest/gtest.h>

#include "sanitizer/members.h"

namespace nbscrub {
namespace {

std::string members(std::string_view bytes) {
  std::string all;
  for (const Member& member : members_in(bytes, {0, bytes.size()})) {
    all += std::string(text_of(bytes, member.key)) + "=" + std::string(text_of(bytes, member.value)) + ";";
  }
  return all;
}

std::string items(std::string_view bytes) {
  std::string all;
  for (const RawSpan item : items_in(bytes, {0, bytes.size()})) all += std::string(text_of(bytes, item)) + ";";
  return all;
}

TEST(JsonWalk, FindsMembers) {
  EXPECT_EQ(members("{}"), "");
  EXPECT_EQ(members("{ }"), "");
  EXPECT_EQ(members(R"({"a":1,"b" : {"c": [1, "}"]} , "d":"x\"y,"})"), R"(a=1;b={"c": [1, "}"]};d="x\"y,";)");
  EXPECT_EQ(members("{\n \"a\": null\n}"), "a=null;");
  EXPECT_EQ(members("[1]"), "");
  EXPECT_EQ(members("7"), "");
}

TEST(JsonWalk, FindsItems) {
  EXPECT_EQ(items("[]"), "");
  EXPECT_EQ(items("[ 1 , [2, 3],\"],\" , {\"a\":[]}, true ]"), "1;[2, 3];\"],\";{\"a\":[]};true;");
}

TEST(JsonWalk, StaysWithinBytesThatAreNoJson) {
  const std::string text = R"({"a":[1,{"b\":"c"}],]"d"x:,}{"e)";
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    for (std::size_t end = begin; end <= text.size(); ++end) {
      for (const Member& member : members_in(text, {begin, end})) {
        EXPECT_LE(member.key.begin, member.key.end);
        EXPECT_LE(member.value.begin, member.value.end);
        EXPECT_LE(member.value.end, end);
      }
      for (const RawSpan item : items_in(text, {begin, end})) EXPECT_LE(item.end, end);
    }
  }
}

TEST(JsonWalk, CompactsOutsideOfStringsOnly) {
  EXPECT_EQ(compact_json("{ \"a b\" :\n [1,\t2] }"), "{\"a b\": [1, 2]}");
  EXPECT_EQ(compact_json("\"unclosed \\"), "\"unclosed \\");
}

}  // namespace
}  // namespace nbscrub
