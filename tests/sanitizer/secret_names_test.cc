#include "sanitizer/secret_names.h"

#include <gtest/gtest.h>

namespace nbscrub {
namespace {

TEST(SecretNames, OneValueOneNameTwoValuesTwoNames) {
  SecretNames names;
  EXPECT_EQ(names.name_for("one", "KEY"), "KEY");
  EXPECT_EQ(names.name_for("two", "KEY"), "KEY_2");
  EXPECT_EQ(names.name_for("three", "KEY"), "KEY_3");
  EXPECT_EQ(names.name_for("one", "OTHER"), "KEY");
  EXPECT_EQ(names.used().size(), 3u);
  EXPECT_EQ(names.used().at("KEY_2"), "two");
}

TEST(SecretNames, WhatIsReservedIsNotGivenAway) {
  SecretNames names;
  names.reserve("KEY", "held");
  names.reserve("EMPTY", "");
  EXPECT_EQ(names.name_for("new", "KEY"), "KEY_2");
  EXPECT_EQ(names.name_for("new too", "EMPTY"), "EMPTY_2");
  EXPECT_EQ(names.name_for("held", "ANY"), "KEY");
}

TEST(SecretNames, NamesOfVariables) {
  EXPECT_EQ(variable_name("openai-key.2"), "OPENAI_KEY_2");
  EXPECT_EQ(variable_name("2fa"), "_2FA");
  EXPECT_EQ(variable_name(""), "_");
}

}  // namespace
}  // namespace nbscrub
