#include "sanitizer/home_paths.h"

#include <gtest/gtest.h>

#include <string>

#include "sanitizer/notebook.h"

namespace nbscrub {
namespace {

// `text` as it stands between the quotes of JSON.
std::string shortened(const std::string& text, const std::string& place = R"("output_type": "stream", "name": "stdout", "text": )") {
  const std::string before = R"({"cells": [{"cell_type": "code", "source": "", "outputs": [{)" + place + "\"";
  const std::string after = R"("}]}]})";
  const PaddedBytes bytes(before + text + after);
  const auto document = read_notebook(bytes);
  EXPECT_TRUE(document);
  EditList edits;
  shorten_home_paths(*document, bytes.view(), edits);
  EXPECT_TRUE(edits.normalise());
  const PaddedBytes result = edits.apply(bytes.view());
  return std::string(result.view().substr(before.size(), result.size() - before.size() - after.size()));
}

TEST(HomePaths, BecomeATilde) {
  EXPECT_EQ(shortened("/home/ada/x.py"), "~/x.py");
  EXPECT_EQ(shortened("/Users/ada.b-c_d"), "~");
  EXPECT_EQ(shortened("in '/home/ada/a', /home/bob."), "in '~/a', ~.");
  EXPECT_EQ(shortened("file:///home/ada/x"), "file://~/x");
  EXPECT_EQ(shortened(R"(C:\\Users\\ada\\x and C:\\\\Users\\\\ada and C:/Users/ada/x)"), R"(~\\x and ~ and ~/x)");
}

TEST(HomePaths, BehindEscapesAndColours) {
  EXPECT_EQ(shortened(R"(a\n/home/ada/x\t/home/ada)"), R"(a\n~/x\t~)");
  EXPECT_EQ(shortened(R"(\u001b[0;32m/home/ada/x\u001b[0m)"), R"(\u001b[0;32m~/x\u001b[0m)");
  EXPECT_EQ(shortened(R"(\u2019/home/ada)"), R"(\u2019~)");
}

TEST(HomePaths, OtherPathsStay) {
  for (const char* text : {"/mnt/home/ada", "/home/", "/home", "x/home/ada", "/homes/ada", "/usr/home", R"(\\\\server\\Users)",
                           "m/home/ada", "a:b", "/"}) {
    EXPECT_EQ(shortened(text), text);
  }
}

TEST(HomePaths, OnlyInText) {
  EXPECT_EQ(shortened("/home/ada", R"("output_type": "display_data", "metadata": )"), "/home/ada");
  EXPECT_EQ(shortened("/home/ada", R"("output_type": "error", "evalue": )"), "~");
}

}  // namespace
}  // namespace nbscrub
