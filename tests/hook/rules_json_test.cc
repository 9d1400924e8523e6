#include "hook/rules_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "detectors/rule_database.h"

namespace nbscrub {
namespace {

TEST(RulesJson, HoldsEveryRuleOnce) {
  const RuleTable& table = (*RuleDatabase::builtin())->table();
  std::vector<const Rule*> rules;
  for (const Rule& rule : table.rules) rules.push_back(&rule);
  const nlohmann::json document = nlohmann::json::parse(rules_json(rules));
  EXPECT_EQ(document["version"], 1);
  ASSERT_EQ(document["rules"].size(), table.rules.size());
  EXPECT_EQ(document["rules"][0]["id"], std::string(table.rules[0].id));
  EXPECT_TRUE(document["rules"][0]["references"].is_array());
}

}  // namespace
}  // namespace nbscrub
