// The checks that rulec makes, on rule files that are wrong in one way each.
#include <gtest/gtest.h>

#include <cstring>
#include <string>

#include "detectors/rule_file.h"
#include "detectors/rule_check.h"
#include "detectors/rulec_image.h"
#include "detectors/rulec_write.h"
#include "detectors/scanner.h"

namespace nbscrub {
namespace {

std::string rule(const std::string& id, const std::string& lines) {
  return "[[rule]]\nid = \"" + id + "\"\ntitle = \"t\"\nconfidence = \"high\"\nreferences = [\"r\"]\n" + lines + "\n";
}

RuleSet rules(const std::string& toml) {
  std::vector<RuleFile> files;
  files.push_back(RuleFile::parse("provider = \"p\"\n" + toml, "a.toml").value());
  return RuleSet::build(std::move(files)).value();
}

std::vector<Error> check(const std::string& toml) {
  const RuleSet set = rules(toml);
  const auto database = RuleDatabase::compile(set.table());
  EXPECT_TRUE(database);
  return check_rules(set.written(), *database, 10);
}

TEST(RulecCheck, IsContentWithARuleThatFindsItsOwn) {
  EXPECT_TRUE(check(rule("a", "shapes = [\"tok_{base62:30}\"]\ncounter_examples = ['tok_{base62:9} = 1']")).empty());
}

TEST(RulecCheck, NamesTheRuleWhoseExampleGivesNoHit) {
  const auto errors = check(rule("a", "shapes = [\"tok_{base62:30}\"]\nexamples = ['x{shape}']"));
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors[0].what.find("a.toml:2: rule a: example 'x{shape}' (seed 0) gives no hit"), 0U) << errors[0].what;
  EXPECT_FALSE(errors[0].next_step.empty());
}

TEST(RulecCheck, WantsASecretInAnExample) {
  const auto errors = check(rule("a", "shapes = [\"tok_{base62:30}\"]\nexamples = ['x = 1']"));
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_NE(errors[0].what.find("has no secret in it"), std::string::npos) << errors[0].what;
}

TEST(RulecCheck, RefusesACounterExampleThatHits) {
  const auto errors = check(rule("a", "shapes = [\"tok_{base62:30}\"]\ncounter_examples = ['x = \"{shape}\"']"));
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_NE(errors[0].what.find("counter-example 'x = \"{shape}\"' (seed 0) gives a hit"), std::string::npos)
      << errors[0].what;
}

TEST(RulecCheck, AnOverlapHasToBeDeclared) {
  const std::string strong = rule("strong", "shapes = [\"tok_{hex:30}\"]\nrank = 5");
  const auto undeclared =
      check(strong + rule("weak", "shapes = [\"tok_{hex:20-40}\"]\nexamples = ['x = \"tok_{hex:30}\" {shape}']"));
  EXPECT_TRUE(undeclared.empty()) << "a hit of another rule beside the secret is its own affair";
  const std::string same = "shapes = [\"tok_{hex:30}\"]\n";
  const auto taken = check(strong + rule("weak", same));
  ASSERT_EQ(taken.size(), 1U);
  EXPECT_NE(taken[0].what.find("rule weak: example 'token = \"{shape}\"' (seed 0) is taken by strong"),
            std::string::npos)
      << taken[0].what;
  EXPECT_TRUE(check(strong + rule("weak", "shapes = [\"tok_{hex:30|40}\"]\noverlaps = [\"strong\"]")).empty());
}

TEST(RulecCheck, ARuleThatNeverHitsIsAnError) {
  const std::string strong = rule("strong", "shapes = [\"tok_{hex:30}\"]\nrank = 5");
  const auto dead = check(strong + rule("weak", "shapes = [\"tok_{hex:30}\"]\noverlaps = [\"strong\"]"));
  ASSERT_EQ(dead.size(), 1U);
  EXPECT_NE(dead[0].what.find("rule weak: never hits"), std::string::npos) << dead[0].what;
}

TEST(RulecCheck, StopsAtItsLimit) {
  std::string toml;
  for (const char* id : {"a", "b", "c"})
    toml += rule(id, std::string("shapes = [\"tok-") + id + "_{hex:30}\"]\nexamples = ['x{shape}']");
  const RuleSet set = rules(toml);
  const auto database = RuleDatabase::compile(set.table());
  ASSERT_TRUE(database);
  EXPECT_EQ(check_rules(set.written(), *database, 2).size(), 2U);
}

TEST(RulecImage, FindsTheSameFromWhereverItIsPut) {
  const RuleSet set =
      rules(rule("a", "shapes = [\"tok_{base62:30}\"]\ncontext = [\"acme\"]\nexamples = ['acme \"{shape}\"']"));
  const RuleTable table = set.table();
  const auto image = compile_image(table, example_texts(set));
  ASSERT_TRUE(image) << image.error().what;
  EXPECT_TRUE(image->in_place) << "the fast start depends on it";
  std::vector<std::byte> memory(image->bytes.size() + 64);
  void* place = memory.data();
  std::size_t room = memory.size();
  ASSERT_NE(std::align(64, image->bytes.size(), place, room), nullptr);
  std::memcpy(place, image->bytes.data(), image->bytes.size());
  const auto database = RuleDatabase::load(table, {{static_cast<std::byte*>(place), image->bytes.size()}, true});
  ASSERT_TRUE(database) << database.error().what;
  auto scanner = Scanner::create(*database);
  ASSERT_TRUE(scanner) << scanner.error().what;
  std::vector<Match> matches;
  ASSERT_TRUE(scanner->scan("Acme tok_", matches));
  EXPECT_EQ(matches.size(), 2U);
}

TEST(RulecWrite, KeepsEveryByteOfAText) {
  const RuleSet set = rules(rule("a", "shapes = [\"tok_{base62:30}\"]\nrevoke = \"caf\\u00e9 \\\"x\\\" \\\\ ?7\""));
  const std::string source = table_source(set.table(), true);
  EXPECT_NE(source.find(R"(.revoke = "caf\303\251 \"x\" \\ \0777")"), std::string::npos) << source;
  EXPECT_NE(source.find("kBuiltinImageInPlace = true"), std::string::npos);
  EXPECT_NE(table_source(set.table(), false).find("kBuiltinImageInPlace = false"), std::string::npos);
}

}  // namespace
}  // namespace nbscrub
