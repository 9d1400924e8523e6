#include "detectors/everywhere.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "detectors/rule_file.h"

namespace nbscrub {
namespace {

class EverywhereTest : public ::testing::Test {
 protected:
  // The shapes as a rule's own line, the rest of the rule after it.
  std::vector<std::string> found(std::string_view shapes, std::string_view text, std::string_view more = "") {
    const std::string toml = "provider = \"p\"\n[[rule]]\nid = \"a\"\ntitle = \"t\"\nconfidence = \"medium\"\n"
                             "find = \"everywhere\"\ngroup = \"pii\"\nreferences = [\"r\"]\nexamples = ['{shape}']\nshapes = [" +
                             std::string(shapes) + "]\n" + std::string(more);
    const auto file = RuleFile::parse(toml, "a.toml");
    EXPECT_TRUE(file) << file.error().what;
    std::vector<std::string> values;
    for (const ShapeMatch& match : find_everywhere(file->rules()[0].rule, text, {})) {
      values.emplace_back(text.substr(match.secret.begin, match.secret.size()));
    }
    return values;
  }
};

using Values = std::vector<std::string>;

TEST_F(EverywhereTest, BareDigitsWhereverTheyStand) {
  EXPECT_EQ(found("'{digit:9}'", "a 111222333, b=444555666\n777888999"), (Values{"111222333", "444555666", "777888999"}));
  EXPECT_EQ(found("'{digit:9}'", "1112223334 x111222333 0.111222333 111222333.5 -111222333 12 34"), Values{});
  const std::string far = std::string(5000, 'x') + " 111222333 " + std::string(5000, '1');
  EXPECT_EQ(found("'{digit:9}'", far), Values{"111222333"});
}

TEST_F(EverywhereTest, EveryPlaceInALongText) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += std::string(static_cast<std::size_t>(i % 97), ' ') + "111 222 333;";
  EXPECT_EQ(found("'{digit:3} {digit:3} {digit:3}'", text).size(), 300u);
}

TEST_F(EverywhereTest, ALetterMayStandBeforeTheDigits) {
  EXPECT_EQ(found("'{upper:2}{digit:2}{upper36:12-30}'", "iban: AB12CDEF34567890123"), Values{"AB12CDEF34567890123"});
}

TEST_F(EverywhereTest, MailAddressesAndWhatLooksLikeThem) {
  constexpr std::string_view kMail = "'{mailbox:1-64}@{domain:1-190}.{lower:2-5}'";
  EXPECT_EQ(found(kMail, "to ada@acme.org. or <b.c+d@x.co.uk>, mailto:e@x.de"), (Values{"ada@acme.org", "b.c+d@x.co.uk", "e@x.de"}));
  EXPECT_EQ(found(kMail, "ssh://ada@acme.org git@acme.org:x/y postgresql://u:p@acme.org/x weights@hidden.mm(y)"), Values{});
}

TEST_F(EverywhereTest, OnlyWhatTheShapeMarksInAPath) {
  EXPECT_EQ(found("'/home/<{mailbox:2-32}>/'", "File \"/home/ada/work/x.py\""), Values{"ada"});
}

TEST_F(EverywhereTest, AWordWithinReach) {
  const std::string far = "bsn\n" + std::string(200, 'x') + "\n111222333";
  EXPECT_EQ(found("'{digit:9}'", "BSN: 111222333", "words = [\"bsn\"]"), Values{"111222333"});
  EXPECT_EQ(found("'{digit:9}'", "klant_bsn: 111222333", "words = [\"bsn\"]"), Values{"111222333"});
  EXPECT_EQ(found("'{digit:9}'", "absnt: 111222333", "words = [\"bsn\"]"), Values{});
  EXPECT_EQ(found("'{digit:9}'", far, "words = [\"bsn\"]"), Values{});
  EXPECT_EQ(found("'{digit:9}'", far, "words = [\"bsn\"]\nreach = \"cell\""), Values{"111222333"});
}

TEST(Everywhere, IsForRulesOfAGroupOnly) {
  const auto file = RuleFile::parse(
      "provider = \"p\"\n[[rule]]\nid = \"a\"\ntitle = \"t\"\nconfidence = \"low\"\nfind = \"everywhere\"\n"
      "shapes = ['{digit:9}']\nreferences = [\"r\"]\nexamples = ['{shape}']\n",
      "a.toml");
  ASSERT_FALSE(file);
  EXPECT_NE(file.error().next_step.find("pii"), std::string::npos);
}

}  // namespace
}  // namespace nbscrub
