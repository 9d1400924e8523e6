#include "detectors/scanner.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "detectors/detector.h"
#include "detectors/example.h"

namespace nbscrub {
namespace {

std::vector<Match> scan(const RuleTable& table, std::string_view text) {
  const auto database = RuleDatabase::compile(table);
  EXPECT_TRUE(database);
  auto scanner = Scanner::create(*database);
  EXPECT_TRUE(scanner);
  std::vector<Match> matches;
  EXPECT_TRUE(scanner->scan(text, matches));
  return matches;
}

Anchor anchor(AnchorKind kind, std::string_view text, Alphabet tail = Alphabet::any, std::uint16_t tail_length = 0) {
  Anchor made;
  made.kind = kind;
  made.text = text;
  made.tail = tail;
  made.tail_length = tail_length;
  made.length = static_cast<std::uint16_t>(text.size() + tail_length);
  made.caseless = kind == AnchorKind::word || kind == AnchorKind::name;
  return made;
}

TEST(Scanner, ReportsEveryAnchorByItsEndInOrder) {
  const std::array anchors = {anchor(AnchorKind::shape, "tok_"), anchor(AnchorKind::word, "acme"),
                              anchor(AnchorKind::shape, "k_"), anchor(AnchorKind::name, "api_key"),
                              anchor(AnchorKind::shape, "r8_", Alphabet::hex, 3)};
  const RuleTable table{{}, anchors};
  const auto matches = scan(table, "ACME tok_ API-Key api key apikey TOK_ r8_12 r8_12f");
  const std::vector<std::pair<std::uint32_t, std::size_t>> expected = {{1, 4},  {0, 9},  {2, 9},
                                                                       {3, 17}, {3, 25}, {4, 50}};
  ASSERT_EQ(matches.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(matches[i].anchor, expected[i].first) << i;
    EXPECT_EQ(matches[i].end, expected[i].second) << i;
  }
}

TEST(Scanner, PatternBytesHaveNoMeaningOfTheirOwn) {
  const std::array anchors = {anchor(AnchorKind::shape, "a.b*(["), anchor(AnchorKind::shape, "\xc3\xa9/\\")};
  const auto matches = scan({{}, anchors}, "axb a.b*([ \xc3\xa9/\\");
  ASSERT_EQ(matches.size(), 2U);
  EXPECT_EQ(matches[0].end, 10U);
}

TEST(Scanner, AppendsAndTakesAnEmptyText) {
  const std::array anchors = {anchor(AnchorKind::shape, "tok_")};
  const RuleTable table{{}, anchors};
  const auto database = RuleDatabase::compile(table);
  ASSERT_TRUE(database);
  auto scanner = Scanner::create(*database);
  ASSERT_TRUE(scanner);
  std::vector<Match> matches;
  ASSERT_TRUE(scanner->scan("tok_", matches));
  ASSERT_TRUE(scanner->scan("", matches));
  ASSERT_TRUE(scanner->scan("x tok_", matches));
  ASSERT_EQ(matches.size(), 2U);
  EXPECT_EQ(matches[1].end, 6U);
}

TEST(Scanner, OutlivesTheDatabaseItWasMadeOf) {
  const std::array anchors = {anchor(AnchorKind::shape, "tok_")};
  const RuleTable table{{}, anchors};
  auto scanner = [&] { return Scanner::create(RuleDatabase::compile(table).value()); }();
  ASSERT_TRUE(scanner);
  std::vector<Match> matches;
  ASSERT_TRUE(scanner->scan("tok_", matches));
  EXPECT_EQ(matches.size(), 1U);
}

TEST(RuleDatabase, RefusesATableWithoutAnchors) { EXPECT_FALSE(RuleDatabase::compile({})); }

TEST(RuleDatabase, RefusesAnImageThatIsNone) {
  alignas(64) static const std::array<std::byte, 256> zeros{};
  EXPECT_FALSE(RuleDatabase::load({}, {zeros, true}));
  EXPECT_FALSE(RuleDatabase::load({}, {zeros, false}));
  EXPECT_FALSE(RuleDatabase::load({}, {std::span(zeros).subspan(8), true}));
}

TEST(RuleDatabase, BuiltInRulesFindTheirOwnSecrets) {
  const auto database = RuleDatabase::builtin();
  ASSERT_TRUE(database) << database.error().what;
  const RuleTable& table = (*database)->table();
  auto scanner = Scanner::create(**database);
  ASSERT_TRUE(scanner) << scanner.error().what;
  const Detector detector(table);
  std::size_t tried = 0;
  for (const Rule& rule : table.rules) {
    if (rule.id != "github-pat") continue;
    ++tried;
    const std::string text = "token = \"" + generate_secret(rule, 1) + "\"";
    std::vector<Match> matches;
    ASSERT_TRUE(scanner->scan(text, matches));
    std::vector<Hit> hits;
    detector.detect({text, {}, Place::code}, matches, {}, hits);
    ASSERT_EQ(hits.size(), 1U);
    EXPECT_EQ(table.rules[hits[0].rule].id, rule.id);
    EXPECT_EQ(hits[0].secret, (TextSpan{9, text.size() - 1}));
  }
  EXPECT_EQ(tried, 1U);
}

}  // namespace
}  // namespace nbscrub
