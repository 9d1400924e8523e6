#include "hook/notebook_text.h"

#include <gtest/gtest.h>

#include "sanitizer/notebook.h"

namespace nbscrub {
namespace {

std::string shown(const std::string& json) {
  const PaddedBytes bytes(json);
  const Result<Document> document = read_notebook(bytes);
  return document ? notebook_text(*document, bytes.view()) : "no notebook";
}

std::string notebook_of(const std::string& cells) {
  return R"({"cells": [)" + cells + R"(], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})";
}

TEST(NotebookText, ShowsCellsAndLines) {
  const std::string json = R"json({"cells": [
    {"cell_type": "markdown", "id": "m1", "metadata": {}, "source": "# Title\n\n  text"},
    {"cell_type": "code", "execution_count": 3, "id": "c1", "metadata": {"tags": ["a", "b"]},
     "outputs": [
      {"output_type": "stream", "name": "stdout", "text": ["one\n", "two\n"]},
      {"output_type": "execute_result", "execution_count": 3, "metadata": {},
       "data": {"text/plain": ["<Figure>"], "image/png": "aGVsbG8="}},
      {"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["\u001b[0;31mE\u001b[0m", "at 1"]}],
     "source": ["import os\n", "\tos.getcwd(x)"]}],
   "metadata": {"kernelspec": {"name": "python3"}, "x": 1}, "nbformat": 4, "nbformat_minor": 5})json";
  const std::string text = R"(notebook  nbformat 4.5
  metadata.kernelspec: {"name": "python3"}
  metadata.x: 1

markdown  m1
    # Title

      text

code  c1
  execution_count: 3
  metadata.tags: ["a", "b"]
    import os
    	os.getcwd(x)
  output  stream  stdout
    > one
    > two
  output  execute_result
    execution_count: 3
    > <Figure>
    image/png: "aGVsbG8="
  output  error
    ename: "E"
    evalue: "v"
    > E
    > at 1
)";
  EXPECT_EQ(shown(json), text);
}

TEST(NotebookText, ReadsOldFormats) {
  EXPECT_EQ(shown(R"({"metadata": {"name": "n"}, "nbformat": 3, "nbformat_minor": 0, "worksheets": [{"cells": [
    {"cell_type": "code", "input": "1", "language": "python", "prompt_number": 2,
     "outputs": [{"output_type": "stream", "stream": "stdout", "text": "x"}]}]}]})"),
            R"(notebook  nbformat 3.0
  metadata.name: "n"

code
  language: "python"
  prompt_number: 2
    1
  output  stream  stdout
    > x
)");
}

// What is too long to show is told apart all the same.
TEST(NotebookText, LongValuesAreNotShown) {
  const auto picture = [](char last) {
    return shown(notebook_of(R"({"cell_type": "code", "outputs": [{"output_type": "display_data", "data": {"image/png": ")" +
                             std::string(5000, 'A') + last + R"("}}], "source": ""})"));
  };
  EXPECT_NE(picture('A').find("image/png: 5003 bytes, sha256 "), std::string::npos);
  EXPECT_LT(picture('A').size(), 200U);
  EXPECT_NE(picture('A'), picture('B'));
}

TEST(NotebookText, LongOutputsAreCutShort) {
  const auto output = [](const std::string& last) {
    std::string text;
    for (int i = 0; i < 1000; ++i) text += "line\\n";
    return shown(notebook_of(
        R"({"cell_type": "code", "outputs": [{"output_type": "stream", "name": "stdout", "text": ")" + text + last +
        R"("}], "source": ""})"));
  };
  EXPECT_NE(output("a").find("... 961 more lines, all: 5001 bytes, sha256 "), std::string::npos);
  EXPECT_LT(output("a").size(), 1000U);
  EXPECT_NE(output("a"), output("b"));
}

TEST(NotebookText, LongLinesAreCutShortBetweenCharacters) {
  std::string line = "x";
  for (int i = 0; i < 2000; ++i) line += "\xc3\xa9";
  const std::string text = shown(notebook_of(R"({"cell_type": "markdown", "source": ")" + line + R"("})"));
  EXPECT_NE(text.find("    " + line.substr(0, 199) + "... (4001 bytes, sha256 "), std::string::npos);
}

TEST(NotebookText, SourcesAreShownToTheEnd) {
  std::string text;
  for (int i = 0; i < 500; ++i) text += std::to_string(i) + "\\n";
  EXPECT_NE(shown(notebook_of(R"({"cell_type": "raw", "source": ")" + text + R"("})")).find("    499\n"),
            std::string::npos);
}

TEST(NotebookText, IsSafeForATerminal) {
  const std::string text =
      shown(notebook_of(R"({"cell_type": "code", "id": "a\u001b[2Jb", "source": "x\u001b]0;title\u0007\n\u202ey"})"));
  for (const char byte : text) EXPECT_TRUE(byte == '\n' || static_cast<unsigned char>(byte) >= 0x20);
  EXPECT_EQ(text.find("\xe2\x80\xae"), std::string::npos);
  EXPECT_EQ(plain_lines("a\tb\r\nc\x1b\x07"), "a\tb\nc\\x1b\\x07\n");
}

// A source that is neither a string nor a list of strings, keys in escapes, lone surrogates.
TEST(NotebookText, ShowsOddValuesAsTheyStand) {
  EXPECT_NE(shown(notebook_of(R"({"cell_type": "code", "source": {"a": 1}})")).find("  source: {\"a\": 1}\n"),
            std::string::npos);
  EXPECT_NE(shown(notebook_of(R"({"cell_type": "x", "sourc\u0065": "y"})")).find("cell\n  cell_type: \"x\"\n    y\n"),
            std::string::npos);
  EXPECT_NE(shown(notebook_of(R"({"cell_type": "raw", "source": "\ud800"})")).find("\xef\xbf\xbd"), std::string::npos);
}

}  // namespace
}  // namespace nbscrub
