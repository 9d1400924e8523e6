#include "detectors/rules_in_force.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "detectors/detector.h"
#include "detectors/example.h"
#include "detectors/rule_database.h"
#include "detectors/rule_file.h"
#include "detectors/scanner.h"

namespace nbscrub {
namespace {

// One rule of each way to find, each with its own context in the text that finds it.
constexpr std::string_view kRules = R"toml(
provider = "Acme"
[[rule]]
id = "by-shape"
title = "t"
confidence = "high"
shapes = ["acme_{base62:24}"]
references = ["r"]
[[rule]]
id = "by-word"
title = "t"
confidence = "medium"
find = "near"
shapes = ["{hex:32}"]
words = ["acme_word"]
reach = "cell"
references = ["r"]
examples = ['acme_word("{shape}")']
[[rule]]
id = "by-name"
title = "t"
confidence = "medium"
find = "assignment"
names = ["acme_name"]
references = ["r"]
examples = ['acme_name = "{shape}"']
[[rule]]
id = "by-url"
title = "t"
confidence = "medium"
find = "url"
words = ["acmedb"]
references = ["r"]
examples = ['"acmedb://joe:{shape}@db.acme.io/x"']
[[rule]]
id = "by-pair"
title = "t"
confidence = "medium"
find = "pairs"
names = ["acme_key"]
references = ["r"]
examples = ['"Server=db;acme_key={shape};acme_key=x"']
[[rule]]
id = "by-call"
title = "t"
confidence = "medium"
find = "call"
names = ["acme_login(2)"]
references = ["r"]
examples = ['acme_login("ada", "{shape}")']
[[rule]]
id = "by-label"
title = "t"
confidence = "high"
find = "pem"
words = ["PRIVATE KEY"]
references = ["r"]
examples = ['{shape}']
[[rule]]
id = "personal"
title = "t"
confidence = "medium"
group = "pii"
shapes = ["member-{digit:12}"]
references = ["r"]
)toml";

class RulesInForceTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto file = RuleFile::parse(kRules, "acme.toml");
    ASSERT_TRUE(file) << file.error().what;
    std::vector<RuleFile> files;
    files.push_back(std::move(*file));
    auto set = RuleSet::build(std::move(files));
    ASSERT_TRUE(set) << set.error().what;
    set_.emplace(std::move(*set));
    auto database = RuleDatabase::compile(set_->table());
    ASSERT_TRUE(database);
    database_.emplace(std::move(*database));
  }

  // How often the rule hits on its own example.
  std::size_t hits(RuleIndex rule, const RulesInForce& in_force) const {
    const WrittenRule& written = set_->written()[rule];
    const auto example = expand_template(written.examples.front(), written.rule, set_->table().rules, 3);
    EXPECT_TRUE(example);
    auto scanner = Scanner::create(*database_);
    std::vector<Match> matches;
    EXPECT_TRUE(scanner->scan(example->text, matches));
    std::vector<Hit> found;
    Detector(set_->table(), in_force).detect({example->text, {}, Place::code}, matches, {}, found);
    return static_cast<std::size_t>(
        std::count_if(found.begin(), found.end(), [&](const Hit& hit) { return hit.rule == rule; }));
  }

  std::optional<RuleSet> set_;
  std::optional<RuleDatabase> database_;
};

TEST_F(RulesInForceTest, ARuleThatIsOffNeverHits) {
  for (RuleIndex rule = 0; rule < set_->table().rules.size(); ++rule) {
    RulesInForce rules = RulesInForce::all(set_->table());
    EXPECT_EQ(hits(rule, rules), 1u) << set_->table().rules[rule].id;
    rules.set(rule, false);
    EXPECT_EQ(hits(rule, rules), 0u) << set_->table().rules[rule].id;
  }
}

TEST_F(RulesInForceTest, AGroupHasToBeSwitchedOn) {
  const auto rules = RulesInForce::standard(set_->table());
  EXPECT_EQ(rules.count(), set_->table().rules.size() - 1);
  for (RuleIndex rule = 0; rule < set_->table().rules.size(); ++rule) {
    EXPECT_EQ(rules.has(rule), set_->table().rules[rule].id != "personal");
    EXPECT_EQ(hits(rule, rules), rules.has(rule) ? 1u : 0u);
  }
}

TEST_F(RulesInForceTest, NoneOfTheBuiltInRulesOfAGroupHitsUnasked) {
  const auto database = RuleDatabase::builtin();
  ASSERT_TRUE(database);
  const RuleTable table = (*database)->table();
  const auto rules = RulesInForce::standard(table);
  EXPECT_GT(rules.count(), 50u);
  for (RuleIndex rule = 0; rule < table.rules.size(); ++rule) {
    EXPECT_EQ(rules.has(rule), table.rules[rule].group == Group::standard) << table.rules[rule].id;
  }
}

}  // namespace
}  // namespace nbscrub
