#include "detectors/call.h"

#include <gtest/gtest.h>

#include <string>

namespace nbscrub {
namespace {

// The argument of the first call in the text.
std::string argument(std::string_view text, std::uint16_t which) {
  const auto span = argument_at(text, text.find('(') + 1, which);
  return span ? std::string(text.substr(span->begin, span->size())) : "none";
}

TEST(Call, CountsArgumentsOff) {
  EXPECT_EQ(argument("login(\"ada\", \"w7q\")", 1), "ada");
  EXPECT_EQ(argument("login(\"ada\", \"w7q\")", 2), "w7q");
  EXPECT_EQ(argument("login('a, b', \"w7q\", timeout=3)", 2), "w7q");
  EXPECT_EQ(argument("login(\n    user,\n    'w7q',\n)", 2), "w7q");
  EXPECT_EQ(argument("login(f(1, 2), [3, 4], {'a': 5}, 'w7q')", 4), "w7q");
  EXPECT_EQ(argument("login(buffer\"x\", 'w7q')", 2), "w7q");
  EXPECT_EQ(argument("login(\\\"ada\\\", \\\"w7q\\\")", 2), "w7q") << "inside a string";
}

TEST(Call, WhatIsNoLiteralArgument) {
  EXPECT_EQ(argument("login(user, password)", 2), "none");
  EXPECT_EQ(argument("login(user, password='w7q')", 2), "none") << "named: an assignment";
  EXPECT_EQ(argument("login('w7q')", 2), "none");
  EXPECT_EQ(argument("login(user, 'w7q' + tail)", 2), "none");
  EXPECT_EQ(argument("login(user, 'w7q'.strip())", 2), "none");
  EXPECT_EQ(argument("login(user), other('w7q')", 2), "none") << "the call ends before";
  EXPECT_EQ(argument("login(user, 'w7q", 2), "none");
  EXPECT_EQ(argument("login(" + std::string(2000, ' ') + ",'w7q')", 2), "none") << "too far away";
}

TEST(Call, IsWrittenWithThePlaceOfTheArgument) {
  const auto call = parse_called_argument("smtp.login(2)");
  ASSERT_TRUE(call);
  EXPECT_EQ(call->callee, "smtp.login");
  EXPECT_EQ(call->argument, 2);
  for (const char* wrong : {"login", "login()", "login(0)", "login(x)", "(2)", "login(2", "login(12)", "2)"}) {
    EXPECT_FALSE(parse_called_argument(wrong)) << wrong;
  }
}

}  // namespace
}  // namespace nbscrub
