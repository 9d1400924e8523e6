#include "sanitizer/output_kind.h"

#include <gtest/gtest.h>

namespace nbscrub {
namespace {

constexpr std::string_view kStream = R"({"output_type": "stream", "name": "stderr", "text": ["a w\u0061r", "ning\n"]})";
constexpr std::string_view kPlot =
    R"({"data": {"image/png": "Warning==", "text/plain": "<Figure>"}, "metadata": {"said": 1}, "output_type": "display_data"})";
constexpr std::string_view kOldPlot = R"({"output_type": "pyout", "png": "aa", "text": "x"})";

bool named(std::string_view output, std::string_view selector) {
  return names_output(output, {0, output.size()}, selector);
}
bool says_it(std::string_view output, std::string_view text) { return output_says(output, {0, output.size()}, text); }

TEST(OutputKind, TypesStreamsAndMimeTypes) {
  EXPECT_TRUE(named(kStream, "stream") && named(kStream, "stream:stderr"));
  EXPECT_FALSE(named(kStream, "stream:stdout") || named(kStream, "error") || named(kStream, "text/*"));
  EXPECT_TRUE(named(kPlot, "display_data") && named(kPlot, "image/*") && named(kPlot, "*/plain") && named(kPlot, "image/png"));
  EXPECT_FALSE(named(kPlot, "image/*eg") || named(kPlot, "image/") || named(kPlot, "/png"));
}

TEST(OutputKind, NamesOfOlderFormats) {
  EXPECT_TRUE(named(kOldPlot, "execute_result") && named(kOldPlot, "image/png") && named(kOldPlot, "text/plain"));
  EXPECT_TRUE(named(R"({"output_type": "pyerr"})", "error"));
  EXPECT_TRUE(named(R"({"output_type": "stream", "stream": "stderr", "text": "x"})", "stream:stderr"));
}

TEST(OutputKind, TextIsWhatIsShown) {
  EXPECT_TRUE(says_it(kStream, "warning"));
  EXPECT_TRUE(says_it(kPlot, "Figure"));
  EXPECT_FALSE(says_it(kPlot, "Warning") || says_it(kPlot, "said") || says_it(kPlot, "display"));
  EXPECT_TRUE(says_it(R"({"output_type": "error", "evalue": "no key"})", "no key"));
}

TEST(OutputKind, SizeCountsCharactersOfValues) {
  const auto size = [](std::string_view output) { return size_of_output(output, {0, output.size()}); };
  EXPECT_EQ(size(R"({"a": "xyz", "b": ["é", "\u00e9", {"c": "\n"}]})"), 6u);
  EXPECT_EQ(size(R"([null, 12])"), 6u);
  EXPECT_EQ(size("{}"), 0u);
}

TEST(OutputKind, WhatIsNoOutputHasNoKind) {
  for (const std::string_view odd : {"3", "null", "[]", "\"stream\"", "{}", R"({"output_type": 3, "data": 4})"}) {
    EXPECT_FALSE(named(odd, "stream") || named(odd, "image/*") || says_it(odd, "x"));
  }
}

}  // namespace
}  // namespace nbscrub
