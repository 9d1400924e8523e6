#include "detectors/rule_file.h"

#include <gtest/gtest.h>

#include <string>

namespace nbscrub {
namespace {

const std::string kHead = "provider = \"Acme\"\n";
const std::string kRule =
    "[[rule]]\nid = \"acme-key\"\ntitle = \"Acme key\"\nconfidence = \"high\"\nshapes = [\"acme_{base62:20|30}\"]\n"
    "references = [\"https://acme.example/docs\"]\n";

TEST(RuleFile, ReadsARuleAndFillsInWhatItLeavesOut) {
  const auto file = RuleFile::parse(kHead + kRule, "acme.toml");
  ASSERT_TRUE(file) << file.error().what;
  ASSERT_EQ(file->rules().size(), 1U);
  const WrittenRule& written = file->rules()[0];
  EXPECT_EQ(written.rule.id, "acme-key");
  EXPECT_EQ(written.rule.provider, "Acme");
  EXPECT_EQ(written.rule.confidence, Confidence::high);
  EXPECT_EQ(written.rule.find, Find::shape);
  ASSERT_EQ(written.rule.shapes.size(), 2U);
  EXPECT_EQ(written.rule.shapes[1].parts[1].min, 30);
  EXPECT_EQ(written.rule.reach, Reach::near);
  EXPECT_EQ(written.rule.where, Where::anywhere);
  EXPECT_EQ(written.rule.group, Group::standard);
  EXPECT_EQ(written.file, "acme.toml");
  EXPECT_EQ(written.line, 2U);
  ASSERT_EQ(written.examples.size(), 1U);
  EXPECT_EQ(written.examples[0], "token = \"{shape}\"");
}

TEST(RuleFile, ReadsEveryKey) {
  const auto file = RuleFile::parse(
      kHead +
          "[[rule]]\nid = \"acme-password\"\ntitle = \"t\"\nconfidence = \"medium\"\nfind = \"assignment\"\n"
          "names = [\"ACME_PASSWORD\", \"*secret\"]\ncontext = [\"acme\"]\nreach = \"file\"\nverifier = \"jwt\"\n"
          "verifier_required = true\nguard = \"password\"\nwhere = \"env_dump\"\ngroup = \"pii\"\nenv = \"ACME_PASSWORD\"\nrevoke = "
          "\"r\"\n"
          "references = [\"a\"]\nrank = -7\noverlaps = [\"x\"]\nexamples = ['p = \"{shape}\"']\ncounter_examples = "
          "['c']\n",
      "a.toml");
  ASSERT_TRUE(file) << file.error().what;
  const WrittenRule& written = file->rules()[0];
  EXPECT_EQ(written.rule.find, Find::assignment);
  EXPECT_EQ(written.rule.names[1], "*secret");
  EXPECT_EQ(written.rule.context[0], "acme");
  EXPECT_EQ(written.rule.reach, Reach::file);
  EXPECT_EQ(written.rule.verifier, Verifier::jwt);
  EXPECT_TRUE(written.rule.verifier_required);
  EXPECT_EQ(written.rule.guard, Guard::password);
  EXPECT_EQ(written.rule.where, Where::env_dump);
  EXPECT_EQ(written.rule.group, Group::pii);
  EXPECT_EQ(written.rule.env, "ACME_PASSWORD");
  EXPECT_EQ(written.rule.rank, -7);
  EXPECT_EQ(written.overlaps[0], "x");
  EXPECT_EQ(written.counter_examples[0], "c");
}

struct Refusal {
  std::string toml;
  std::string what;
  std::string next_step;
};

std::string with(const std::string& line) { return kHead + kRule + line + "\n"; }

std::string with_find(const std::string& lines) {
  return kHead + "[[rule]]\nid = \"a\"\ntitle = \"t\"\nconfidence = \"low\"\nreferences = [\"r\"]\n" + lines + "\n";
}

TEST(RuleFile, RefusesWithFileLineAndAWayOut) {
  const Refusal refusals[] = {
      {kHead, "a.toml:1: there is no rule", "[[rule]]"},
      {kRule, "a.toml:", "add provider"},
      {"provider = \n", "a.toml:1: ", "docs/rules.md"},
      {"[{}]\n", "a.toml: it is not TOML", "docs/rules.md"},
      {kHead + "  [[ \xff", "a.toml", "docs/rules.md"},
      {with("shape = [\"a\"]"), "a.toml:8: unknown key \"shape\"", "did you mean \"shapes\"?"},
      {with("guard = \"hexx\""), "a.toml:8: guard = \"hexx\" is not known", "did you mean \"hex\"?"},
      {with("verifier = 3"), "a.toml:8: verifier", ""},
      {with("context = \"acme\""), "a.toml:8: context is no list", "context = [\"…\"]"},
      {with("context = [1]"), "a.toml:8: context holds something", "quotes"},
      {with("rank = 101"), "a.toml:8: rank", "0 is right"},
      {with("verifier_required = \"yes\""), "a.toml:8: verifier_required", "= true"},
      {with("examples = [\"{shap}\"]"), "a.toml:8: {shap} has no length", ""},
      {with("names = [\"a\"]"), "names, which only find = assignment", "remove names"},
      {with("words = [\"a\"]"), "words, which only find = near", "use context"},
      {kHead + "[[rule]]\nid = \"Acme_Key\"\n", "a.toml:3: \"Acme_Key\" is no rule id", "github-pat"},
      {kHead + "[[rule]]\nid = \"a\"\ntitle = \"t\"\n", "a.toml:2: confidence is missing", "low, medium, high"},
      {with_find("shapes = [\"ab{hex:4\"]"), "a.toml:7: a { is never closed", "{{"},
      {with_find("find = \"shape\""), "rule a has no shapes", "add shapes"},
      {with_find("find = \"near\"\nshapes = [\"{hex:32}\"]"), "rule a has no words", "add words"},
      {with_find("find = \"near\"\nshapes = [\"{hex:32}\"]\nwords = [\"acme\"]"), "rule a has no examples", "{shape}"},
      {with_find("find = \"assignment\""), "rule a has no names", "add names"},
      {with_find("find = \"call\""), "rule a has no names", "login(2)"},
      {with_find("find = \"call\"\nnames = [\"login\"]"), "\"login\" does not say which argument", "login(2)"},
      {with("context = [\"@vendors\"]"), "a.toml:8: @vendors is no list", "[lists]"},
      {"lists = 3\n" + kHead + kRule, "lists is no table", "[lists]"},
      {with_find("find = \"url\""), "rule a has no words", "URL schemes"},
      {with_find("find = \"pem\""), "rule a has no words", "labels"},
  };
  for (const Refusal& refusal : refusals) {
    const auto file = RuleFile::parse(refusal.toml, "a.toml");
    ASSERT_FALSE(file) << refusal.what;
    EXPECT_NE(file.error().what.find(refusal.what), std::string::npos) << file.error().what << " / " << refusal.what;
    EXPECT_NE(file.error().next_step.find(refusal.next_step), std::string::npos) << file.error().next_step;
  }
}

TEST(RuleFile, SharesListsAmongItsRules) {
  const auto file = RuleFile::parse(kHead + "[lists]\nvendors = [\"acme\", \"coyote\"]\n" + kRule +
                                        "context = [\"first\", \"@vendors\", \"last\"]\n",
                                    "a.toml");
  ASSERT_TRUE(file) << file.error().what;
  const auto context = file->rules()[0].rule.context;
  const std::vector<std::string_view> wanted = {"first", "acme", "coyote", "last"};
  EXPECT_EQ(std::vector<std::string_view>(context.begin(), context.end()), wanted);
}

Result<RuleSet> build(const std::string& first, const std::string& second) {
  std::vector<RuleFile> files;
  files.push_back(RuleFile::parse(first, "a.toml").value());
  files.push_back(RuleFile::parse(second, "b.toml").value());
  return RuleSet::build(std::move(files));
}

std::string renamed(std::string id, const std::string& extra = "") {
  std::string rule = kRule;
  rule.replace(rule.find("acme-key"), 8, id);
  return kHead + rule + extra;
}

TEST(RuleSet, PutsFilesTogetherAndSharesTheirAnchors) {
  const auto set = build(renamed("first"), renamed("second"));
  ASSERT_TRUE(set) << set.error().what;
  const RuleTable table = set->table();
  ASSERT_EQ(table.rules.size(), 2U);
  EXPECT_EQ(table.rules[1].id, "second");
  ASSERT_EQ(table.anchors.size(), 1U);
  EXPECT_EQ(table.anchors[0].text, "acme_");
  EXPECT_EQ(table.anchors[0].uses.size(), 4U);
}

TEST(RuleSet, RefusesWhatDoesNotFitTogether) {
  const auto twice = build(renamed("first"), renamed("first"));
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().what, "b.toml:2: rule first: the id is taken by the rule at a.toml:2");
  const auto overlap = build(renamed("first"), renamed("second", "overlaps = [\"frist\"]\n"));
  ASSERT_FALSE(overlap);
  EXPECT_EQ(overlap.error().what, "b.toml:2: rule second: overlaps names \"frist\", which is no rule");
  EXPECT_EQ(overlap.error().next_step, "did you mean \"first\"?");
  const auto bare = build(renamed("first"), with_find("shapes = [\"{hex:32}\"]"));
  ASSERT_FALSE(bare);
  EXPECT_EQ(bare.error().what.find("b.toml:2: rule a: shape 1 has no literal"), 0U) << bare.error().what;
  EXPECT_NE(bare.error().next_step.find("find = \"near\""), std::string::npos);
}

}  // namespace
}  // namespace nbscrub
