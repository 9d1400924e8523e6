#include "hook/env_file.h"

#include <gtest/gtest.h>

namespace nbscrub {
namespace {

TEST(EnvFile, ValuesAreQuotedSoThatAllReadThemAlike) {
  EXPECT_EQ(env_value("aB3_-./:@%+=,"), "aB3_-./:@%+=,");
  EXPECT_EQ(env_value("a b#c$d`e\"f!"), "'a b#c$d`e\"f!'");
  EXPECT_EQ(env_value("a'b\"c"), "\"a'b\\\"c\"");
  EXPECT_EQ(env_value("a\\b"), "'a\\b'");
  EXPECT_EQ(env_value("a\\\\b"), "\"a\\\\\\\\b\"");
  EXPECT_EQ(env_value("ends\\"), "\"ends\\\\\"");
  EXPECT_EQ(env_value("two\nlines"), "'two\nlines'");
}

TEST(EnvFile, WhatNoQuotingSuitsIsRefused) {
  for (const char* value : {"", "a${B}", "a'b$c", "a'b`c", "a\rb", "a\x1b"}) EXPECT_EQ(env_value(value), std::nullopt);
}

TEST(EnvFile, WhatIsWrittenIsReadBack) {
  for (const std::string value :
       {"plain", "a b", "it's", "a\\b", "a\\\\b", "\"q\"", "x\\", "two\nlines", "a'b\\\"c", "# no"}) {
    const std::string text = "export A='1'\nKEY=" + *env_value(value) + "\nB = 2 # c\n";
    const std::vector<EnvLine> lines = parse_env(text);
    ASSERT_EQ(lines.size(), 3u) << value;
    EXPECT_EQ(lines[0].value, "1");
    EXPECT_EQ(lines[1].name, "KEY");
    EXPECT_EQ(lines[1].value, value);
    EXPECT_EQ(lines[2].name, "B");
    EXPECT_EQ(lines[2].value, "2");
  }
}

TEST(EnvFile, OddLinesAreNoNames) {
  const std::vector<EnvLine> lines = parse_env("# A=1\n\n=x\nNAME\n  B=2");
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].name, "NAME");
  EXPECT_EQ(lines[0].value, "");
  EXPECT_EQ(lines[1].name, "B");
}

}  // namespace
}  // namespace nbscrub
