#include "sanitizer/offset_map.h"

#include <gtest/gtest.h>

namespace nbscrub {
namespace {

std::vector<RawSpan> raw_of(const OffsetMap& map, TextSpan text) {
  std::vector<RawSpan> raw;
  map.to_raw(text, raw);
  return raw;
}

using Spans = std::vector<RawSpan>;

TEST(OffsetMap, JoinsWhatTouchesInTheFileAndSplitsWhatDoesNot) {
  OffsetMap map;
  map.add_verbatim(0, 10, 4);
  map.add_atomic({4, 5}, {14, 16});
  map.add_verbatim(5, 16, 3);
  map.add_verbatim(8, 30, 5);
  EXPECT_EQ(raw_of(map, {2, 7}), (Spans{{12, 18}}));
  EXPECT_EQ(raw_of(map, {6, 10}), (Spans{{17, 19}, {30, 32}}));
}

TEST(OffsetMap, TakesAnAtomicRunWhole) {
  OffsetMap map;
  map.add_atomic({0, 3}, {5, 11});
  EXPECT_EQ(raw_of(map, {1, 2}), (Spans{{5, 11}}));
  EXPECT_EQ(raw_of(map, {3, 4}), Spans{});
}

TEST(OffsetMap, CountsTwoBytesForEachOfAWideRun) {
  OffsetMap map;
  map.add_wide(0, 2, 3);
  map.add_wide(3, 8, 3);
  EXPECT_EQ(map.run_count(), 1U);
  EXPECT_EQ(raw_of(map, {1, 4}), (Spans{{4, 10}}));
  EXPECT_EQ(map.to_text(5, {0, 6}), 1U);
}

TEST(OffsetMap, TextFromNowhereHasNoRawSpan) {
  OffsetMap map;
  map.add_verbatim(0, 0, 2);
  map.add_verbatim(3, 9, 2);
  EXPECT_EQ(raw_of(map, {2, 3}), Spans{});
  EXPECT_EQ(raw_of(map, {0, 5}), (Spans{{0, 2}, {9, 11}}));
}

TEST(OffsetMap, ContiguousVerbatimRunsAreOne) {
  OffsetMap map;
  map.add_verbatim(0, 7, 2);
  map.add_verbatim(2, 9, 2);
  EXPECT_EQ(map.run_count(), 1U);
}

TEST(OffsetMap, ComposesIntoItselfWhileItsRunsMove) {
  OffsetMap map;
  for (std::size_t i = 0; i < 1000; ++i) map.add_atomic({i, i + 1}, {i * 6, i * 6 + 6});
  map.compose_verbatim({10, 990}, 2000, map);
  EXPECT_EQ(map.run_count(), 1980U);
  EXPECT_EQ(raw_of(map, {2000, 2001}), (Spans{{60, 66}}));
  EXPECT_EQ(raw_of(map, {2979, 2980}), (Spans{{989 * 6, 990 * 6}}));
}

TEST(OffsetMap, ComposesPartsOfEveryKindOfRun) {
  OffsetMap map;
  map.add_verbatim(0, 100, 10);
  map.add_wide(10, 200, 10);
  map.add_atomic({20, 24}, {300, 306});
  OffsetMap target;
  map.compose_verbatim({5, 22}, 50, target);
  EXPECT_EQ(raw_of(target, {50, 51}), (Spans{{105, 106}}));
  EXPECT_EQ(raw_of(target, {55, 57}), (Spans{{200, 204}}));
  EXPECT_EQ(raw_of(target, {66, 67}), (Spans{{300, 306}}));
}

TEST(OffsetMap, AnEntityCutByTheEndOfAStringMapsToItsFirstPieceOnly) {
  OffsetMap map;
  map.add_verbatim(0, 10, 3);
  map.add_verbatim(3, 20, 2);
  OffsetMap target;
  map.compose_atomic({0, 5}, {0, 1}, target);
  EXPECT_EQ(raw_of(target, {0, 1}), (Spans{{10, 13}}));
}

TEST(OffsetMap, FindsTheTextOfARawOffsetOrTheNextOne) {
  OffsetMap map;
  map.add_verbatim(0, 10, 5);
  map.add_atomic({5, 6}, {15, 17});
  map.add_verbatim(6, 40, 5);
  EXPECT_EQ(map.to_text(12, {0, 11}), 2U);
  EXPECT_EQ(map.to_text(16, {0, 11}), 5U);
  EXPECT_EQ(map.to_text(20, {0, 11}), 6U);
  EXPECT_EQ(map.to_text(45, {0, 11}), std::nullopt);
  EXPECT_EQ(map.to_text(12, {4, 11}), 4U);
}

}  // namespace
}  // namespace nbscrub
