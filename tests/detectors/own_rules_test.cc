#include "detectors/own_rules.h"

#include <gtest/gtest.h>

#include "detectors/detector.h"
#include "detectors/example.h"

namespace nbscrub {
namespace {

class OwnRulesTest : public testing::Test {
 protected:
  static const RuleDatabase& builtin() { return **RuleDatabase::builtin(); }

  static std::string written(std::string_view id, std::string_view lines) {
    return "[[rule]]\nid = \"" + std::string(id) + "\"\ntitle = \"Acme\"\nconfidence = \"medium\"\n" +
           std::string(lines) + "\n";
  }
  static Result<OwnRules> create(std::string_view toml) {
    return OwnRules::create(toml, "rules.toml", builtin().table().rules);
  }
  static Result<std::string> compile(std::string_view toml) {
    const auto own = create(toml);
    if (!own) return fail(own.error());
    return compile_own_rules(*own, builtin(), [](std::size_t) {});
  }
  static std::string reason(std::string_view toml) {
    const auto compiled = compile(toml);
    return compiled ? "" : compiled.error().what;
  }

  // What is found in `text`: "rule:secret ".
  static std::string found(const RuleDatabase& database, std::string_view text) {
    auto scanner = Scanner::create(database);
    std::vector<Match> matches;
    EXPECT_TRUE(scanner->scan(text, matches));
    std::vector<Hit> hits;
    Detector(database.table(), RulesInForce::all(database.table())).detect({text, {}, Place::code}, matches, {}, hits);
    std::string all;
    for (const Hit& hit : hits) {
      all += std::string(database.table().rules[hit.rule].id) + ":" +
             std::string(text.substr(hit.secret.begin, hit.secret.size())) + " ";
    }
    return all;
  }
};

TEST_F(OwnRulesTest, AreFoundBesideTheBuiltInOnes) {
  const std::string toml = written("acme-a", "shapes = [\"acmea-{base62:20}\"]") +
                           written("acme-b", "prefix = 'acme_b {0,3}= {0,3}'\npattern = '[a-z0-9]{9,12}'\nsuffix = ';'");
  const auto own = create(toml);
  ASSERT_TRUE(own) << own.error().what;
  const auto bytes = compile_own_rules(*own, builtin(), [](std::size_t) {});
  ASSERT_TRUE(bytes) << bytes.error().what;
  const auto joined = JoinedRules::join(*own, builtin().table());
  ASSERT_TRUE(joined);
  const auto loaded = RuleDatabase::load(joined->own(), {std::as_bytes(std::span(*bytes)), false});
  ASSERT_TRUE(loaded);
  const RuleDatabase both = RuleDatabase::join(builtin(), *loaded, joined->table());

  const std::span<const Rule> rules = both.table().rules;
  const std::string a = generate_secret(rules[rules.size() - 2], 1);
  EXPECT_EQ(found(both, "k('" + a + "')"), "acme-a:" + a + " ");
  const std::string b = "q7w9z3k1x" + std::string("p4");
  EXPECT_EQ(found(both, "acme_b  = " + b + ";"), "acme-b:" + b + " ");
  EXPECT_EQ(found(both, "acme_b  = " + b), "");
  const auto pat = std::find_if(rules.begin(), rules.end(), [](const Rule& rule) { return rule.id == "github-pat"; });
  const std::string known = generate_secret(*pat, 1);
  EXPECT_EQ(found(both, "k('" + known + "')"), "github-pat:" + known + " ");
}

TEST_F(OwnRulesTest, NeedNeitherProviderNorReferenceNorExample) {
  const auto own = create(written("acme-a", "find = \"assignment\"\nnames = [\"acme_code\"]"));
  ASSERT_TRUE(own) << own.error().what;
  EXPECT_EQ(own->rules().front().rule.provider, "your own rules");
  EXPECT_TRUE(own->rules().front().rule.own);
}

TEST_F(OwnRulesTest, AnIdIsUsedOnce) {
  EXPECT_NE(reason(written("github-pat", "pattern = 'acme-[a-z]{20}'")).find("rules.toml:1: rule github-pat: the id is "
                                                                           "taken by a built-in rule"),
            std::string::npos);
}

TEST_F(OwnRulesTest, APatternHasBounds) {
  EXPECT_NE(reason(written("a", "pattern = 'acme-[a-z]*'")).find("any length"), std::string::npos);
  EXPECT_NE(reason(written("a", "pattern = '[a-z]'")).find("less than 4"), std::string::npos);
  EXPECT_NE(reason(written("a", "pattern = 'acme-[a-z]{9}'\nprefix = 'a+='")).find("any length"), std::string::npos);
  EXPECT_NE(reason(written("a", "pattern = '[a-z]{9}'\nprefix = ' {0,3}'")).find("may be nothing"), std::string::npos);
}

TEST_F(OwnRulesTest, WhatHyperscanLacksIsNamed) {
  for (const char* pattern : {"acme-(?=x)[a-z]{9}", "(acme)-\\\\1-[a-z]{9}", "acme(-[a-z]{9}", "acme-[a-z]{9}+"}) {
    const std::string what = reason(written("acme-a", "pattern = \"" + std::string(pattern) + "\""));
    EXPECT_TRUE(what.starts_with("rules.toml:1: rule acme-a: Hyperscan")) << pattern << ": " << what;
  }
}

TEST_F(OwnRulesTest, ExamplesAreTried) {
  EXPECT_EQ(reason(written("a", "pattern = 'acme-[a-z0-9]{20}'\nexamples = ['x = \"acme-{lower36:20}\"']")), "");
  EXPECT_NE(reason(written("a", "pattern = 'acme-[a-z]{20}'\nexamples = ['acme']")).find("no hit"), std::string::npos);
  EXPECT_NE(reason(written("a", "pattern = 'acme-[a-z0-9]{20}'\ncounter_examples = ['\"acme-{lower36:20}\"']"))
                .find("gives a hit"),
            std::string::npos);
}

TEST_F(OwnRulesTest, BuiltInRulesAreNoPatterns) {
  const auto file = RuleFile::parse("provider = \"Acme\"\n" + written("a", "pattern = 'acme-[a-z]{20}'"), "acme.toml");
  ASSERT_FALSE(file);
  EXPECT_NE(file.error().what.find("unknown key \"pattern\""), std::string::npos);
}

}  // namespace
}  // namespace nbscrub
