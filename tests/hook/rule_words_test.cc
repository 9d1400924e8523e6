#include "hook/rule_words.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "detectors/example.h"
#include "detectors/rule_database.h"

namespace nbscrub {
namespace {

const RuleTable& table() { return (*RuleDatabase::builtin())->table(); }

TEST(RuleWords, TellOfEveryRuleWhatWhyAndWhere) {
  for (const Rule& rule : table().rules) {
    const std::string page = rule_page(rule);
    EXPECT_TRUE(page.starts_with(std::string(rule.id) + ": ")) << rule.id;
    for (const char* label : {"\n  provider ", "\n  confidence ", "\n  looks for ", "\n  example ", "\n  reference "}) {
      EXPECT_NE(page.find(label), std::string::npos) << rule.id << " has no " << label;
    }
    EXPECT_NE(page.find(std::string(rule.revoke)), std::string::npos) << rule.id;
  }
}

TEST(RuleWords, TheExampleOfAShapeIsOneOfTheRule) {
  for (const Rule& rule : table().rules) {
    if (rule.find != Find::shape) continue;
    EXPECT_NE(rule_page(rule).find(generate_secret(rule, 1)), std::string::npos) << rule.id;
  }
}

TEST(RuleWords, TheListHasALineEach) {
  std::vector<const Rule*> rules = {&table().rules[0], &table().rules[1]};
  const std::string list = rule_list(rules);
  EXPECT_EQ(std::count(list.begin(), list.end(), '\n'), 2);
}

}  // namespace
}  // namespace nbscrub
