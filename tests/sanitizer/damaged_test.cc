#include "sanitizer/damaged.h"

#include <gtest/gtest.h>

#include "sanitizer/notebook.h"
#include "sanitizer/view.h"

namespace nbscrub {
namespace {

struct Damaged {
  PaddedBytes bytes;
  Document document;
  TextArena arena;

  // `kind` is FieldKind::plain for all kinds.
  bool shows(std::string_view text, FieldKind kind = FieldKind::plain) const {
    for (const View& view : arena.views()) {
      const bool right_kind = kind == FieldKind::plain || document.fields[view.field].kind == kind;
      if (right_kind && arena.text_of(view).find(text) != std::string_view::npos) return true;
    }
    return false;
  }
};

Damaged read(std::string text) {
  Damaged damaged;
  damaged.bytes = PaddedBytes(std::move(text));
  const auto notebook = read_notebook(damaged.bytes);
  EXPECT_FALSE(notebook.has_value());
  damaged.document = read_damaged(damaged.bytes, notebook ? Error{"no damage", ""} : notebook.error());
  EXPECT_EQ(damaged.document.format, Format::damaged_notebook);
  EXPECT_FALSE(damaged.document.damage.empty());
  const auto decoded = damaged.arena.decode(damaged.document, damaged.bytes.view());
  EXPECT_TRUE(decoded.has_value()) << decoded.error().what;
  return damaged;
}

const std::string kHead = R"json({"cells": [{"cell_type": "code", "source": ["password = \"a b\"\n", "print(1)"],)json";

TEST(Damaged, BadBytesInStringsAreRepairedInPlace) {
  for (const std::string& bad : {std::string("\xFF"), std::string("\xC3"), std::string(1, '\0'), std::string("\n"),
                                std::string("\x1B"), std::string("\xED\xA0\x80")}) {
    const Damaged damaged = read(kHead + "\"outputs\": [{\"output_type\": \"stream\", \"text\": \"x" + bad + "y\"}]}]}");
    EXPECT_EQ(damaged.document.cells.size(), 1U);  // the repaired copy was a notebook
    EXPECT_TRUE(damaged.shows("password = \"a b\"\nprint(1)", FieldKind::code));
    EXPECT_TRUE(damaged.shows("x" + bad + "y", FieldKind::stream));  // the file's own bytes are shown
  }
}

TEST(Damaged, ATrailingNulIsDropped) {
  const Damaged damaged = read(kHead + "\"outputs\": []}]}" + std::string(3, '\0'));
  EXPECT_EQ(damaged.document.cells.size(), 1U);
  EXPECT_TRUE(damaged.shows("password = \"a b\"\n", FieldKind::code));
}

TEST(Damaged, ATruncatedNotebookKeepsItsViews) {
  const std::string whole = kHead + R"("metadata": {"db_password": "c\"d"}, "outputs": [{"text": "tail \"e)";
  const Damaged damaged = read(whole);
  EXPECT_TRUE(damaged.shows("password = \"a b\"\nprint(1)", FieldKind::code));
  EXPECT_TRUE(damaged.shows("\"db_password\": \"c\"d\""));
  EXPECT_TRUE(damaged.shows("tail \"e"));
}

TEST(Damaged, EveryTruncationCanBeReadAndDecoded) {
  const std::string whole = kHead + R"("metadata": {"k": "c\u00e9\ud83d\ude00\\"}, "outputs": []}]})";
  for (std::size_t size = 0; size < whole.size(); ++size) read(whole.substr(0, size));
}

TEST(Damaged, ConflictMarkersDoNotSwallowStrings) {
  const Damaged damaged = read("{\"cells\": [{\"source\": [\n<<<<<<< HEAD\n\"token = \\\"a\\\"\\n\",\n\"more\"\n=======\n"
                               "\"token = \\\"b\\\"\"\n>>>>>>> branch\n]}]}");
  EXPECT_TRUE(damaged.shows("token = \"a\"\nmore", FieldKind::code));
  EXPECT_TRUE(damaged.shows("token = \"b\"", FieldKind::code));
  EXPECT_TRUE(damaged.shows("<<<<<<< HEAD"));
}

TEST(Damaged, BadEscapesAreLeftOutAndTheRestIsSeen) {
  const Damaged damaged = read(R"({"cells": [{"source": "path = \"C:\Users\"", "k\x": "v\y\"w\""}]})");
  EXPECT_TRUE(damaged.shows("path = \"C:Users\""));
  EXPECT_TRUE(damaged.shows("vy\"w\""));
}

TEST(Damaged, AnOpenQuoteEndsWithItsLine) {
  const Damaged damaged = read("{\"cells\": [\"open,\n\"next \\\"x\\\"\"]");
  EXPECT_TRUE(damaged.shows("open,"));
  EXPECT_TRUE(damaged.shows("next \"x\""));
}

TEST(Damaged, TextOutsideOfStringsIsSeen) { EXPECT_TRUE(read("secret = bare\\q text").shows("secret = bareq text")); }

TEST(Damaged, PicturesAreSkipped) {
  const std::string png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ";
  EXPECT_FALSE(read("{\"image/png\": \"" + png + "\", \"a\": \"b\"").shows(png));
  EXPECT_TRUE(read("{\"image/png\": \"" + png + " x\", \"a\": \"b\"").shows(png));
}

TEST(Damaged, TooDeepNestingIsReadByItsStrings) {
  const std::string deep(3000, '[');
  EXPECT_TRUE(read("{\"cells\": " + deep + "\"in \\\"here\\\"\"" + std::string(3000, ']') + "}").shows("in \"here\""));
}

}  // namespace
}  // namespace nbscrub
