#include "detectors/anchors.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "detectors/rule_file.h"

namespace nbscrub {
namespace {

// A rule set of one rule with these lines.
Result<RuleSet> rule_with(const std::string& lines) {
  std::vector<RuleFile> files;
  files.push_back(RuleFile::parse("provider = \"p\"\n[[rule]]\nid = \"r\"\ntitle = \"t\"\nconfidence = \"high\"\n"
                                  "references = [\"r\"]\nexamples = ['{shape}']\n" +
                                      lines,
                                  "a.toml")
                      .value());
  return RuleSet::build(std::move(files));
}

Anchor only_anchor(const RuleSet& set) {
  EXPECT_EQ(set.table().anchors.size(), 1U);
  return set.table().anchors.front();
}

TEST(Anchors, TakeTheLongestLiteralAtAFixedPlace) {
  const auto set = rule_with("shapes = [\"sk-{base62:20}MARKMARK{base62:20}\"]");
  ASSERT_TRUE(set);
  const Anchor anchor = only_anchor(*set);
  EXPECT_EQ(anchor.text, "MARKMARK");
  EXPECT_EQ(anchor.uses[0].part, 2);
  EXPECT_EQ(anchor.length, 8);
  EXPECT_FALSE(anchor.caseless);

  const auto late = rule_with("shapes = [\"tok_{base62:20-30}.a-much-longer-end\"]");
  ASSERT_TRUE(late);
  EXPECT_EQ(only_anchor(*late).text, "tok_") << "what follows a run of variable length has no fixed place";

  const auto only_late = rule_with("shapes = [\"{base62:20-30}.example.net\"]");
  ASSERT_TRUE(only_late);
  EXPECT_EQ(only_anchor(*only_late).text, ".example.net");
}

TEST(Anchors, ShortLiteralsTakeSomeOfTheRunAfterThem) {
  const auto set = rule_with("shapes = [\"hf_{letter:34}\", \"SK{hex:32}\", \"k5-{hex:4}-{hex:9}\"]");
  ASSERT_TRUE(set) << set.error().what;
  const auto anchors = set->table().anchors;
  ASSERT_EQ(anchors.size(), 3U);
  EXPECT_EQ(anchors[0].length, 3 + 8);
  EXPECT_EQ(anchors[0].tail, Alphabet::letter);
  EXPECT_EQ(anchors[1].length, 2 + 8);
  EXPECT_EQ(anchors[2].length, 3 + 4);
  EXPECT_TRUE(anchor_pattern(anchors[1]).starts_with("\\x53\\x4b[\\x30")) << anchor_pattern(anchors[1]);
  EXPECT_TRUE(anchor_pattern(anchors[1]).ends_with("]{8}"));
}

TEST(Anchors, RefuseAShapeThatNothingTellsFromText) {
  for (const char* shape : {"{hex:32}", "{hex:32}.{base62:16}", "ab{hex:4}", "{hex:9}ab"}) {
    const auto set = rule_with(std::string("shapes = [\"") + shape + "\"]");
    ASSERT_FALSE(set) << shape;
    EXPECT_NE(set.error().next_step.find("find = \"near\""), std::string::npos) << shape;
  }
}

TEST(Anchors, NamesAreFoundInEverySpelling) {
  const auto set = rule_with("find = \"assignment\"\nnames = [\"ACME_API_KEY\", \"*password\", \"acme-api.key\"]");
  ASSERT_TRUE(set) << set.error().what;
  const auto anchors = set->table().anchors;
  ASSERT_EQ(anchors.size(), 3U) << "the third name folds into the first";
  EXPECT_EQ(anchors[0].text, "acme_api_key");
  EXPECT_EQ(anchors[0].length, 12);
  EXPECT_TRUE(anchors[0].caseless);
  EXPECT_NE(anchor_pattern(anchors[0]).find("[\\x5f\\x2d\\x2e\\x20]"), std::string::npos) << anchor_pattern(anchors[0]);
  EXPECT_EQ(anchors[1].text, "acmeapikey");
  EXPECT_EQ(anchors[2].text, "password");
  EXPECT_EQ(anchors[2].kind, AnchorKind::name);
}

TEST(Anchors, TwoUnderscoresAreLookedForAsTheyStand) {
  const auto set = rule_with("find = \"assignment\"\nnames = [\"*ACME__API__KEY\"]");
  ASSERT_TRUE(set) << set.error().what;
  const auto anchors = set->table().anchors;
  ASSERT_EQ(anchors.size(), 3U);
  EXPECT_EQ(anchors[0].text, "acme_api_key");
  EXPECT_EQ(anchors[1].text, "acmeapikey");
  EXPECT_EQ(anchors[2].text, "acme__api__key");
}

TEST(Anchors, WordsSchemesAndBlocks) {
  const auto near = rule_with(
      "find = \"near\"\nshapes = [\"{hex:32}\"]\nwords = [\"Acme\", \"api.acme.example\"]\ncontext = [\"ACME\"]");
  ASSERT_TRUE(near);
  ASSERT_EQ(near->table().anchors.size(), 2U) << "one anchor for a word, however it is spelt";
  EXPECT_EQ(near->table().anchors[0].text, "acme");
  EXPECT_EQ(near->table().anchors[0].uses.size(), 1U);

  const auto url = rule_with("find = \"url\"\nwords = [\"postgresql\", \"mysql\"]");
  ASSERT_TRUE(url);
  EXPECT_EQ(only_anchor(*url).text, "://");
  EXPECT_EQ(only_anchor(*url).kind, AnchorKind::scheme);

  const auto call = rule_with("find = \"call\"\nnames = [\"acme.login(2)\"]");
  ASSERT_TRUE(call);
  EXPECT_EQ(only_anchor(*call).text, "acme.login(");
  EXPECT_EQ(only_anchor(*call).kind, AnchorKind::call);
  EXPECT_EQ(only_anchor(*call).uses[0].part, 2);

  const auto pem = rule_with(
      "find = \"pem\"\nwords = [\"PRIVATE KEY\", \"RSA PRIVATE KEY\", \"PuTTY-User-Key-File-3\", \"SSH2 ENCRYPTED "
      "PRIVATE KEY\"]");
  ASSERT_TRUE(pem);
  ASSERT_EQ(pem->table().anchors.size(), 3U);
  EXPECT_EQ(pem->table().anchors[0].text, "-----BEGIN ");
  EXPECT_EQ(pem->table().anchors[1].text, "PuTTY-User-Key-File-");
  EXPECT_EQ(pem->table().anchors[2].text, "---- BEGIN SSH2");
}

}  // namespace
}  // namespace nbscrub
