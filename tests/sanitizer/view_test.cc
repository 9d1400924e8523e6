#include "sanitizer/view.h"

#include <gtest/gtest.h>

#include "sanitizer/notebook.h"

namespace nbscrub {
namespace {

struct Decoded {
  PaddedBytes bytes;
  Document document;
  TextArena arena;
};

Decoded decode_cell(const std::string& members) {
  Decoded decoded;
  decoded.bytes = PaddedBytes(R"({"cells": [{"cell_type": "code", )" + members + "}]}");
  auto document = read_notebook(decoded.bytes);
  EXPECT_TRUE(document.has_value());
  decoded.document = std::move(document.value());
  EXPECT_TRUE(decoded.arena.decode(decoded.document, decoded.bytes.view()).has_value());
  return decoded;
}

std::vector<std::size_t> seams(const TextArena& arena, std::size_t view) {
  const auto all = arena.seams_of(arena.views()[view]);
  return {all.begin(), all.end()};
}

std::string stream(const std::string& text) {
  return R"("outputs": [{"output_type": "stream", "name": "stdout", "text": )" + text + "}]";
}

TEST(TextArena, ASeparatorStandsBetweenFields) {
  const Decoded decoded = decode_cell(R"("id": "x", "source": "y")");
  ASSERT_EQ(decoded.arena.views().size(), 2U);
  EXPECT_EQ(decoded.arena.text(), std::string("\"id\": \"x\"\0y\0", 12));
  EXPECT_EQ(decoded.arena.view_at(0), 0U);
  EXPECT_EQ(decoded.arena.view_at(8), 0U);
  EXPECT_EQ(decoded.arena.view_at(9), 2U);
  EXPECT_EQ(decoded.arena.view_at(10), 1U);
  EXPECT_EQ(decoded.arena.view_at(11), 2U);
  EXPECT_EQ(decoded.arena.view_at(99), 2U);
}

TEST(TextArena, OddSplitsOfLinesAreSeams) {
  EXPECT_EQ(seams(decode_cell(R"("source": ["a\n", "b", "", "c\n", "d"])").arena, 0), (std::vector<std::size_t>{3}));
  EXPECT_EQ(seams(decode_cell(R"("source": ["a\n", "b\n"])").arena, 0), std::vector<std::size_t>{});
}

TEST(TextArena, AStreamThatGoesOnInAnotherOutputHasASeam) {
  const std::string output = R"({"output_type": "stream", "name": "stdout", "text": ["a\n"]})";
  EXPECT_EQ(seams(decode_cell("\"outputs\": [" + output + ", " + output + "]").arena, 0),
            (std::vector<std::size_t>{2}));
}

TEST(TextArena, ASecretInTwoLinesHasTwoRawSpans) {
  const Decoded decoded = decode_cell(R"("source": ["ab", "cd"])");
  std::vector<RawSpan> raw;
  decoded.arena.map().to_raw({1, 3}, raw);
  ASSERT_EQ(raw.size(), 2U);
  EXPECT_EQ(decoded.bytes.view()[raw[0].begin], 'b');
  EXPECT_EQ(decoded.bytes.view()[raw[1].begin], 'c');
}

TEST(TextArena, ColourCodesAndTagsAreLookedThroughInTurn) {
  Decoded decoded = decode_cell(stream(R"("\u001b[1mpass<b>\u001b[0mword</b>")"));
  ASSERT_TRUE(decoded.arena.unwrap(decoded.document).has_value());
  std::vector<std::string> texts;
  for (const View& view : decoded.arena.views()) {
    if (view.kind != ViewKind::decoded) texts.emplace_back(decoded.arena.text_of(view));
  }
  ASSERT_EQ(texts.size(), 3U);
  EXPECT_EQ(texts[0], "pass<b>word</b>");
  EXPECT_EQ(texts[2], "password\n");
  const View& last = decoded.arena.views()[3];
  EXPECT_EQ(last.kind, ViewKind::html);
  EXPECT_EQ(decoded.arena.views()[last.parent].kind, ViewKind::ansi);
  std::vector<RawSpan> raw;
  decoded.arena.map().to_raw({last.span.begin, last.span.begin + 8}, raw);
  EXPECT_EQ(raw.size(), 2U);
}

TEST(TextArena, PlainTextHasNoFurtherView) {
  for (const char* text : {"\"a < b\"", "\"<Figure size 640x480>\"", "\"plain\""}) {
    Decoded decoded = decode_cell(stream(text));
    ASSERT_TRUE(decoded.arena.unwrap(decoded.document).has_value());
    EXPECT_EQ(decoded.arena.views().size(), 1U) << text;
  }
}

TEST(TextArena, SeamsComeAlongIntoDerivedViews) {
  Decoded decoded = decode_cell(stream(R"(["\u001b[1mab", "cd\u001b[0m"])"));
  ASSERT_TRUE(decoded.arena.unwrap(decoded.document).has_value());
  ASSERT_EQ(decoded.arena.views().size(), 2U);
  EXPECT_EQ(decoded.arena.text_of(decoded.arena.views()[1]), "abcd");
  EXPECT_EQ(seams(decoded.arena, 1), (std::vector<std::size_t>{2}));
}

TEST(TextArena, IsReusedFromFileToFile) {
  Decoded decoded = decode_cell(R"("source": "a")");
  decoded.arena.clear();
  EXPECT_TRUE(decoded.arena.decode(decoded.document, decoded.bytes.view()).has_value());
  EXPECT_EQ(decoded.arena.views().size(), 1U);
  EXPECT_EQ(decoded.arena.text(), std::string_view("a\0", 2));
}

TEST(TextArena, AStringThatTheReaderLetThroughIsAnError) {
  const std::string bytes = "\"a\\q\"";
  Document document;
  document.strings.push_back({{1, 4}, false});
  document.fields.push_back({FieldKind::code, Encoding::json_strings, 0, 0, {0, 5}, {}, 0, 1});
  TextArena arena;
  EXPECT_FALSE(arena.decode(document, bytes).has_value());
}

}  // namespace
}  // namespace nbscrub
