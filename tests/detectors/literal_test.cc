#include "detectors/literal.h"

#include <gtest/gtest.h>

#include <string>

namespace nbscrub {
namespace {

std::string literal(std::string_view text) {
  const auto found = literal_at(text, 0);
  if (!found) return "none";
  return std::string(text.substr(found->content.begin, found->content.size())) + "|" + std::string(text.substr(found->end));
}

TEST(Literal, Quotes) {
  EXPECT_EQ(literal(R"("ab" c)"), "ab| c");
  EXPECT_EQ(literal("'ab'"), "ab|");
  EXPECT_EQ(literal("`a\nb`"), "a\nb|");
  EXPECT_EQ(literal(R"("""a"b""".)"), "a\"b|.");
  EXPECT_EQ(literal("'''a\nb'''"), "a\nb|");
  EXPECT_EQ(literal("rb'ab'"), "ab|");
  EXPECT_EQ(literal("N'ab'"), "ab|");
}

TEST(Literal, Escapes) {
  EXPECT_EQ(literal(R"("a\"b")"), R"(a\"b|)");
  EXPECT_EQ(literal(R"("a\\")"), R"(a\\|)");
  EXPECT_EQ(literal(R"(\"ab\", c)"), R"(ab|, c)");
  EXPECT_EQ(literal(R"(\"a\\\"b\" c)"), R"(a\\\"b| c)");
  EXPECT_EQ(literal(R"(\"ab")"), "none");
}

TEST(Literal, FormattedStringsCountWithoutFields) {
  EXPECT_EQ(literal("f'ab'"), "ab|");
  EXPECT_EQ(literal("f'a{{b}}'"), "a{{b}}|");
  EXPECT_EQ(literal("f'a{b}'"), "none");
  EXPECT_EQ(literal("rf'a{b}'"), "none");
}

TEST(Literal, None) {
  EXPECT_EQ(literal("ab"), "none");
  EXPECT_EQ(literal("''"), "none");
  EXPECT_EQ(literal("\"\"\"\"\"\""), "none");
  EXPECT_EQ(literal("'ab"), "none");
  EXPECT_EQ(literal("'a\nb'"), "none");
  EXPECT_EQ(literal(""), "none");
  EXPECT_EQ(literal("\\"), "none");
  EXPECT_EQ(literal("'" + std::string(kLongestLiteral, 'a') + "'"), std::string(kLongestLiteral, 'a') + "|");
  EXPECT_EQ(literal("'" + std::string(kLongestLiteral + 1, 'a') + "'"), "none");
}

}  // namespace
}  // namespace nbscrub
