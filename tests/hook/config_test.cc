#include "hook/config.h"

#include <gtest/gtest.h>

#include "detectors/rule_database.h"

namespace nbscrub {
namespace {

class ConfigTest : public ::testing::Test {
 protected:
  RuleTable table() const { return (*RuleDatabase::builtin())->table(); }
  Result<Config> parse(std::string_view toml) const { return parse_config(toml, ".nbscrub.toml", table().rules); }
  Config good(std::string_view toml) const {
    const auto config = parse(toml);
    EXPECT_TRUE(config) << config.error().what;
    return *config;
  }
  void refused(std::string_view toml, std::string_view what, std::string_view next_step) const {
    const auto config = parse(toml);
    ASSERT_FALSE(config) << toml;
    EXPECT_EQ(config.error().what, what);
    EXPECT_NE(config.error().next_step.find(next_step), std::string::npos) << config.error().next_step;
  }
  std::vector<std::string> weaker(std::string_view before, std::string_view after) const {
    return weakenings(good(before), good(after), table().rules);
  }
  RuleIndex index_of(std::string_view id) const {
    for (std::size_t i = 0; i < table().rules.size(); ++i) {
      if (table().rules[i].id == id) return static_cast<RuleIndex>(i);
    }
    ADD_FAILURE() << id;
    return 0;
  }
};

using Words = std::vector<std::string>;

TEST_F(ConfigTest, ReadsEveryKey) {
  const Config config = good(R"(
[hook]
fix = true
strict = true
[rules]
disable = ["jwt-generic", "github-pat"]
enable = ["gitlab-pat"]
block_from = "high"
[rules.confidence]
langfuse-public-key = "medium"
[paths]
ignore = ["data/", "!data/keep.ipynb"]
[pii]
enable = true
[fix]
replace = "vault"
scope = "team"
save_env = true
[clear]
always = true
outputs = false
execution_counts = false
widget_state = false
metadata = "none"
)");
  EXPECT_TRUE(config.fix && config.strict && config.personal_data && config.clear_always);
  EXPECT_EQ(config.disabled, (Words{"jwt-generic", "github-pat"}));
  EXPECT_EQ(config.enabled, Words{"gitlab-pat"});
  EXPECT_EQ(config.block_from, Confidence::high);
  EXPECT_EQ(config.confidence.at("langfuse-public-key"), Confidence::medium);
  EXPECT_EQ(config.replace, Platform::vault);
  EXPECT_EQ(config.replace_scope, "team");
  EXPECT_TRUE(config.save_env);
  EXPECT_EQ(config.ignored, (Words{"data/", "!data/keep.ipynb"}));
  EXPECT_FALSE(config.clear.outputs.clear || config.clear.counts.clear || config.clear.metadata.widget_state ||
               config.clear.metadata.level != MetadataLevel::none);
}

TEST_F(ConfigTest, AddsToTheDefaults) {
  const Config config = good("[paths]\nignore = [\"x\"]\n");
  EXPECT_FALSE(config.fix || config.strict || config.personal_data || config.clear_always);
  EXPECT_EQ(config.block_from, Confidence::medium);
  EXPECT_TRUE(config.clear.outputs.clear);
  const auto rules = rules_in_force(config, table());
  ASSERT_TRUE(rules);
  EXPECT_EQ(rules->count(), RulesInForce::standard(table()).count());
  EXPECT_TRUE(good("").ignored.empty());
}

TEST_F(ConfigTest, SuggestsTheNearestName) {
  refused("\n[hok]\nfix = true\n", ".nbscrub.toml:2: there is no section \"hok\"", "\"hook\"");
  refused("[hook]\n\nfixx = true\n", ".nbscrub.toml:3: [hook] has no key \"fixx\"", "\"fix\"");
  refused("[rules]\ndisable = [\n  \"github-patt\",\n]\n", ".nbscrub.toml:3: \"github-patt\" is no rule",
          "\"github-pat\"");
  refused("[rules.confidence]\ngithub-pad = \"low\"\n", ".nbscrub.toml:2: \"github-pad\" is no rule", "\"github-pat\"");
  refused("strict = true\n", ".nbscrub.toml:1: there is no section \"strict\"", "");
}

TEST_F(ConfigTest, RefusesValuesOfTheWrongType) {
  refused("[hook]\nfix = \"yes\"\n", ".nbscrub.toml:2: [hook] fix is neither true nor false", "true or false");
  refused("[hook]\nfix = 1\n", ".nbscrub.toml:2: [hook] fix is neither true nor false", "");
  refused("[rules]\ndisable = \"jwt-generic\"\n", ".nbscrub.toml:2: [rules] disable is no list", "[");
  refused("[rules]\ndisable = [1]\n", ".nbscrub.toml:2: [rules] disable holds something that is no text", "quotes");
  refused("[rules]\nblock_from = \"hi\"\n", ".nbscrub.toml:2: [rules] block_from is no confidence", "high");
  refused("[rules]\nconfidence = \"low\"\n", ".nbscrub.toml:2: [rules] confidence is no table", "[rules.confidence]");
  refused("[rules.confidence]\njwt-generic = 3\n", ".nbscrub.toml:2: the confidence of jwt-generic is no confidence",
          "low");
  refused("hook = true\n", ".nbscrub.toml:1: hook is a section", "[hook]");
}

TEST_F(ConfigTest, RefusesWhatIsNoToml) {
  for (const char* text : {"[hook\n", "[{", "a = ", "[hook]\nfix = true\nfix = true\n", "[]\n", "= 1\n"}) {
    const auto config = parse(text);
    ASSERT_FALSE(config) << text;
    EXPECT_NE(config.error().what.find("not TOML"), std::string::npos) << config.error().what;
  }
}

TEST_F(ConfigTest, DoesNotRepeatWhatMayBeASecret) {
  std::string odd = "Zq7";
  for (int i = 0; i < 20; ++i) odd += static_cast<char>('a' + i * 7 % 26);
  for (const std::string& text :
       {"[" + odd + "]\n", "[hook]\n" + odd + " = 1\n", "[rules]\ndisable = [\"" + odd + "\"]\n"}) {
    const auto config = parse(text);
    ASSERT_FALSE(config);
    EXPECT_EQ((config.error().what + config.error().next_step).find(odd), std::string::npos);
  }
}

TEST_F(ConfigTest, SwitchesRules) {
  const Config config = good("[rules]\ndisable = [\"github-pat\"]\n[rules.confidence]\njwt-generic = \"low\"\n");
  const auto rules = rules_in_force(config, table());
  ASSERT_TRUE(rules);
  EXPECT_FALSE(rules->has(index_of("github-pat")));
  EXPECT_TRUE(rules->has(index_of("jwt-generic")));
  EXPECT_EQ(rules->confidence_of(index_of("jwt-generic"), Confidence::high, Confidence::high), Confidence::low);
  EXPECT_EQ(rules->confidence_of(index_of("npm-token"), Confidence::high, Confidence::medium), Confidence::medium);
}

TEST_F(ConfigTest, WantsARuleInForce) {
  Config config;
  for (const Rule& rule : table().rules) config.disabled.emplace_back(rule.id);
  EXPECT_FALSE(rules_in_force(config, table()));
}

TEST_F(ConfigTest, NamesWhatIsWeakened) {
  EXPECT_EQ(weaker("", "[rules]\ndisable = [\"jwt-generic\"]\n"), Words{"the rule jwt-generic is switched off"});
  EXPECT_EQ(weaker("", "[rules.confidence]\ngithub-pat = \"low\"\n"), Words{"the rule github-pat counts as low"});
  EXPECT_EQ(weaker("", "[rules]\nblock_from = \"high\"\n"), Words{"only findings of high confidence block"});
  EXPECT_EQ(weaker("", "[paths]\nignore = [\"data/\"]\n"), Words{"paths are ignored: data/"});
  EXPECT_EQ(weaker("[paths]\nignore = [\"a\", \"!a/b\"]\n", "[paths]\nignore = [\"a\"]\n"),
            Words{"paths are ignored: a/b"});
  EXPECT_EQ(weaker("[hook]\nfix = true\nstrict = true\n", ""),
            (Words{"the hook no longer cleans", "the hook is no longer strict"}));
  EXPECT_EQ(weaker("[pii]\nenable = true\n", ""), Words{"personal data is no longer looked for"});
  EXPECT_EQ(weaker("", "[clear]\noutputs = false\n"), Words{"outputs are kept"});
}

TEST_F(ConfigTest, AStricterOneIsNotWeaker) {
  EXPECT_EQ(weaker("[rules]\ndisable = [\"jwt-generic\"]\n[paths]\nignore = [\"x\"]\n",
                   "[hook]\nstrict = true\n[rules]\nblock_from = \"low\"\n[rules.confidence]\n"
                   "langfuse-public-key = \"high\"\n[pii]\nenable = true\n"),
            Words{});
}

}  // namespace
}  // namespace nbscrub
