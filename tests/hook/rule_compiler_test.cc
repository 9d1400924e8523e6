#include "hook/rule_compiler.h"

#include <gtest/gtest.h>

namespace nbscrub {
namespace {

constexpr std::string_view kRule =
    "[[rule]]\nid = \"acme-key\"\ntitle = \"Acme key\"\nconfidence = \"high\"\npattern = 'acme-[a-z]{20}'\n";

OwnRules own_rules() {
  return *OwnRules::create(kRule, ".nbscrub.toml", (*RuleDatabase::builtin())->table().rules);
}

TEST(RuleCompiler, GivesADatabaseThatFindsThePattern) {
  const OwnRules own = own_rules();
  const RuleDatabase& builtin = **RuleDatabase::builtin();
  const auto bytes = compile_in_child(own, builtin);
  ASSERT_TRUE(bytes) << bytes.error().what;
  const auto joined = JoinedRules::join(own, builtin.table());
  ASSERT_TRUE(joined);
  const auto loaded = RuleDatabase::load(joined->own(), {std::as_bytes(std::span(*bytes)), false});
  ASSERT_TRUE(loaded) << loaded.error().what;
}

TEST(RuleCompiler, GivesUpWhenTheTimeIsOver) {
  CompileLimits limits;
  limits.wall_milliseconds = 0;
  const auto bytes = compile_in_child(own_rules(), **RuleDatabase::builtin(), limits);
  ASSERT_FALSE(bytes);
  EXPECT_NE(bytes.error().what.find("more time or memory"), std::string::npos) << bytes.error().what;
}

#if !defined(__SANITIZE_ADDRESS__)
// Which rule it was is named when the child got as far as to say where it begins.
TEST(RuleCompiler, SaysThatALimitWasHit) {
  CompileLimits limits;
  limits.memory = 1 << 20;  // less than the program itself has
  const auto bytes = compile_in_child(own_rules(), **RuleDatabase::builtin(), limits);
  ASSERT_FALSE(bytes);
  EXPECT_NE(bytes.error().what.find("more time or memory to compile"), std::string::npos) << bytes.error().what;
}
#endif

}  // namespace
}  // namespace nbscrub
