#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "detectors/detector.h"

namespace nbscrub {
namespace {

// Three rules: an ordinary one, a generic one that gives way, a specific one that wins.
struct Rules {
  Rules() {
    rules[1].rank = -80;
    rules[2].rank = 10;
    table.rules = rules;
  }
  std::array<Rule, 3> rules;
  RuleTable table;
};

Hit hit(RuleIndex rule, std::size_t begin, std::size_t end, Confidence confidence = Confidence::high) {
  return {rule, confidence, {begin, end}, {begin, end}};
}

std::vector<Hit> settled(std::vector<Hit> hits) {
  const Rules rules;
  settle_overlaps(rules.table, hits);
  return hits;
}

TEST(SettleOverlaps, RankWinsOverLengthAndConfidence) {
  const auto hits = settled({hit(1, 0, 50), hit(0, 10, 20, Confidence::low)});
  ASSERT_EQ(hits.size(), 1u);
  EXPECT_EQ(hits[0].rule, 0);
}

TEST(SettleOverlaps, ThenConfidenceThenLength) {
  auto hits = settled({hit(0, 0, 30, Confidence::medium), hit(0, 5, 20, Confidence::high)});
  ASSERT_EQ(hits.size(), 1u);
  EXPECT_EQ(hits[0].secret, (TextSpan{5, 20}));
  hits = settled({hit(0, 0, 30), hit(0, 5, 20)});
  ASSERT_EQ(hits.size(), 1u);
  EXPECT_EQ(hits[0].secret, (TextSpan{0, 30}));
}

// 32 hex digits are what many services give out; the one that is named closest to them it is.
TEST(SettleOverlaps, ThenTheCloserWord) {
  Hit far = hit(0, 0, 32);
  far.distance = kElsewhere;
  Hit close = hit(0, 0, 32);
  close.distance = 4;
  for (const auto& hits : {settled({far, close}), settled({close, far})}) {
    ASSERT_EQ(hits.size(), 1u);
    EXPECT_EQ(hits[0].distance, 4u);
  }
}

TEST(SettleOverlaps, NeighboursStayAndComeInOrder) {
  const auto hits = settled({hit(0, 20, 30), hit(2, 10, 20), hit(0, 0, 10)});
  ASSERT_EQ(hits.size(), 3u);
  EXPECT_EQ(hits[0].secret.begin, 0u);
  EXPECT_EQ(hits[1].secret.begin, 10u);
  EXPECT_EQ(hits[2].secret.begin, 20u);
}

TEST(SettleOverlaps, DoesNotDependOnTheOrderOfHits) {
  std::vector<Hit> hits = {hit(0, 0, 10), hit(1, 5, 15), hit(2, 12, 20), hit(0, 18, 30)};
  const auto first = settled(hits);
  std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.secret.end > b.secret.end; });
  const auto second = settled(hits);
  ASSERT_EQ(first.size(), second.size());
  for (std::size_t i = 0; i < first.size(); ++i) EXPECT_EQ(first[i].secret, second[i].secret);
}

}  // namespace
}  // namespace nbscrub
