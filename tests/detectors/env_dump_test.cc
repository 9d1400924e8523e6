#include "detectors/env_dump.h"

#include <gtest/gtest.h>

#include <string>

namespace nbscrub {
namespace {

std::string blocks(std::string_view text) {
  std::string all;
  for (TextSpan block : env_dump_blocks(text)) all += "[" + std::string(text.substr(block.begin, block.size())) + "]";
  return all;
}

TEST(EnvDump, Lines) {
  EXPECT_EQ(blocks("out:\nA=1\nPATH=/bin\nB=2\nC=\nD=x y\n\nE=1\n"), "[A=1\nPATH=/bin\nB=2\nC=\nD=x y]");
  EXPECT_EQ(blocks("export A=1\nexport HOME=/h\ndeclare -x B=2\nC=3\nD=4"),
            "[A=1\nexport HOME=/h\ndeclare -x B=2\nC=3\nD=4]");
}

TEST(EnvDump, Repr) {
  const std::string repr = "environ({'A': 'b', 'PWD': '/w', 'Q': 'it\\'s', 'L': \"x'y\", 'Z': ''})";
  EXPECT_EQ(blocks(repr), "[" + repr.substr(9, repr.size() - 11) + "]");
  EXPECT_EQ(blocks("{\"A\": \"1\",\n \"B\": \"2\",\n \"C\": \"3\",\n \"D\": \"4\",\n \"LANG\": \"C\"}"),
            "[\"A\": \"1\",\n \"B\": \"2\",\n \"C\": \"3\",\n \"D\": \"4\",\n \"LANG\": \"C\"]");
}

TEST(EnvDump, TooFewOrNoKnownName) {
  EXPECT_EQ(blocks("A=1\nPATH=/bin\nB=2\nC=3\n"), "");
  EXPECT_EQ(blocks("A=1\nB=2\nC=3\nD=4\nE=5\n"), "");
  EXPECT_EQ(blocks("A=1\nB=2\nMY_PATH=3\nD=4\nE=5\n"), "");
  EXPECT_EQ(blocks("{'A': '1', 'HOME': 'b', 'C': 3, 'D': '4', 'E': '5'}"), "");
  EXPECT_EQ(blocks("PATH 'unclosed': 'x"), "");
  EXPECT_EQ(blocks(""), "");
}

TEST(EnvDump, TwoBlocks) {
  const std::string block = "A=1\nB=2\nC=3\nD=4\nUSER=me";
  EXPECT_EQ(blocks(block + "\n--\n" + block), "[" + block + "][" + block + "]");
}

}  // namespace
}  // namespace nbscrub
