#include "sanitizer/reattach.h"

#include <gtest/gtest.h>

#include <string>

namespace nbscrub {
namespace {

std::string cell(std::string_view source, std::string_view outputs, std::string_view count) {
  return "{\"cell_type\": \"code\", \"execution_count\": " + std::string(count) + ", \"metadata\": {}, \"outputs\": " +
         std::string(outputs) + ", \"source\": [\"" + std::string(source) + "\"]}";
}

std::string stream(std::string_view text) {
  return "[{\"name\": \"stdout\", \"output_type\": \"stream\", \"text\": [\"" + std::string(text) + "\"]}]";
}

PaddedBytes notebook(std::initializer_list<std::string> cells) {
  std::string json = "{\"cells\": [";
  for (const std::string& one : cells) json += (json.back() == '[' ? "" : ", ") + one;
  return PaddedBytes(json + "], \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 4}\n");
}

TEST(Reattach, GivesBackWhatACleaningTook) {
  const PaddedBytes kept = notebook({cell("a = 1", stream("one"), "3"), cell("b", "[]", "null")});
  const PaddedBytes now = notebook({cell("a = 1", "[]", "null"), cell("b", "[]", "null")});
  const auto result = reattach_outputs(now, kept);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->bytes.view(), kept.view());
  EXPECT_EQ(result->cells, 1U);
  EXPECT_EQ(result->missing, 0U);
}

TEST(Reattach, FollowsACellThatMovedAndLeavesOneThatChanged) {
  const PaddedBytes kept = notebook({cell("a", stream("one"), "1"), cell("b", stream("two"), "2")});
  const PaddedBytes now = notebook({cell("new", "[]", "null"), cell("b", "[]", "null"), cell("a2", "[]", "null")});
  const auto result = reattach_outputs(now, kept);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->bytes.view(),
            notebook({cell("new", "[]", "null"), cell("b", stream("two"), "2"), cell("a2", "[]", "null")}).view());
  EXPECT_EQ(result->missing, 1U);
}

TEST(Reattach, KeepsWhatACellShowsNow) {
  const PaddedBytes kept = notebook({cell("a", stream("old"), "1")});
  const PaddedBytes now = notebook({cell("a", stream("new"), "7")});
  const auto result = reattach_outputs(now, kept);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->bytes.view(), now.view());
  EXPECT_EQ(result->cells, 0U);
}

TEST(Reattach, TakesEqualCellsInOrder) {
  const PaddedBytes kept = notebook({cell("a", stream("first"), "1"), cell("a", stream("second"), "2")});
  const PaddedBytes now = notebook({cell("a", "[]", "null"), cell("a", "[]", "null")});
  EXPECT_EQ(reattach_outputs(now, kept)->bytes.view(), kept.view());
}

TEST(Reattach, RefusesWhatIsNoNotebook) {
  const PaddedBytes good = notebook({});
  EXPECT_FALSE(reattach_outputs(PaddedBytes("{"), good));
  EXPECT_FALSE(reattach_outputs(good, PaddedBytes("[]")));
}

}  // namespace
}  // namespace nbscrub
