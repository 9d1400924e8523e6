#include "sanitizer/notebook.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "sanitizer/view.h"

namespace nbscrub {
namespace {

constexpr std::string_view kPng = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ";

struct Notebook {
  PaddedBytes bytes;
  Document document;
  TextArena arena;
  std::string error;

  // The decoded text of the fields of a kind, each followed by `|`.
  std::string texts(FieldKind kind) const {
    std::string all;
    for (const View& view : arena.views()) {
      if (document.fields[view.field].kind != kind) continue;
      all += arena.text_of(view);
      all += '|';
    }
    return all;
  }

  std::string raw(RawSpan span) const { return std::string(bytes.view().substr(span.begin, span.size())); }

  const Field& first(FieldKind kind) const {
    static const Field none;
    const auto found = std::find_if(document.fields.begin(), document.fields.end(),
                                    [&](const Field& field) { return field.kind == kind; });
    return found == document.fields.end() ? none : *found;
  }
};

Notebook read(std::string text) {
  Notebook notebook;
  notebook.bytes = PaddedBytes(std::move(text));
  auto document = read_notebook(notebook.bytes);
  if (!document) {
    notebook.error = document.error().what;
    return notebook;
  }
  notebook.document = std::move(*document);
  if (auto decoded = notebook.arena.decode(notebook.document, notebook.bytes.view()); !decoded) {
    notebook.error = decoded.error().what;
  }
  return notebook;
}

Notebook read_cell(const std::string& members) {
  return read(R"({"cells": [{"cell_type": "code", )" + members + R"(}], "metadata": {}, "nbformat": 4})");
}

Notebook read_output(const std::string& members) {
  return read_cell(R"("source": [], "outputs": [{)" + members + "}]");
}

TEST(Notebook, SourcesAreStringsOrLists) {
  EXPECT_EQ(read_cell(R"("source": ["a = \"x\"\n", "", "b"])").texts(FieldKind::code), "a = \"x\"\nb|");
  EXPECT_EQ(read_cell(R"("source": "a\nb")").texts(FieldKind::code), "a\nb|");
  EXPECT_EQ(read_cell(R"("source": [])").texts(FieldKind::code), "");
  EXPECT_EQ(read_cell(R"("source": ["a", ["b"], 1])").texts(FieldKind::code), R"(["a", ["b"], 1]|)");
}

TEST(Notebook, TheCellTypeMayComeLast) {
  const auto source_with = [](const char* type) {
    return R"({"cells": [{"source": "s", "cell_type": ")" + std::string(type) + R"("}]})";
  };
  EXPECT_EQ(read(source_with("code")).texts(FieldKind::code), "s|");
  EXPECT_EQ(read(source_with("markdown")).texts(FieldKind::markdown), "s|");
  EXPECT_EQ(read(source_with("heading")).texts(FieldKind::markdown), "s|");
  EXPECT_EQ(read(source_with("raw")).texts(FieldKind::raw), "s|");
  EXPECT_EQ(read(source_with("strange")).texts(FieldKind::raw), "s|");
  EXPECT_EQ(read(source_with("strange")).texts(FieldKind::other), "\"cell_type\": \"strange\"|");
}

TEST(Notebook, FieldsKnowTheirCellAndOutput) {
  const Notebook notebook = read(R"({"cells": [{"cell_type": "raw", "source": "a"}, {"cell_type": "code", "source": "b",
      "outputs": [{"output_type": "stream", "name": "stdout", "text": "c"}, {"output_type": "display_data",
      "data": {"text/plain": "d"}}]}]})");
  EXPECT_EQ(notebook.first(FieldKind::code).cell, 2U);
  EXPECT_EQ(notebook.first(FieldKind::text).cell, 2U);
  EXPECT_EQ(notebook.first(FieldKind::text).output, 2U);
  EXPECT_EQ(notebook.raw(notebook.first(FieldKind::text).label), "text/plain");
  EXPECT_EQ(notebook.raw(notebook.first(FieldKind::stream).label), "stdout");
}

TEST(Notebook, StreamsOfOneNameInACellAreOneField) {
  const Notebook notebook = read_cell(R"("outputs": [
      {"output_type": "stream", "name": "stdout", "text": ["a\n", "b"]},
      {"output_type": "stream", "text": "e", "name": "stderr"},
      {"output_type": "stream", "name": "stdout", "text": "c"}])");
  EXPECT_EQ(notebook.texts(FieldKind::stream), "a\nbc|e|");
  const std::string span = notebook.raw(notebook.first(FieldKind::stream).span);
  EXPECT_TRUE(span.starts_with("[\"a") && span.ends_with("\"c\"")) << span;
  EXPECT_EQ(notebook.first(FieldKind::stream).string_count, 3U);
  const auto seams = notebook.arena.seams_of(notebook.arena.views()[0]);
  EXPECT_EQ(std::vector<std::size_t>(seams.begin(), seams.end()), std::vector<std::size_t>{3});
}

TEST(Notebook, StreamsOfTwoCellsStayApart) {
  const std::string cell = R"({"cell_type": "code", "outputs": [{"output_type": "stream", "name": "stdout", "text": "a"}]})";
  EXPECT_EQ(read(R"({"cells": [)" + cell + "," + cell + "]}").texts(FieldKind::stream), "a|a|");
}

TEST(Notebook, ResultsOfEveryType) {
  const Notebook notebook = read_output(R"("output_type": "display_data", "metadata": {"tag": "m"}, "data": {
      "text/plain": ["p"], "text/html": "<b>", "image/svg+xml": ["<svg>"], "application/json": {"k": ["v\"w"]},
      "application/vnd.x.v1+json": {"n": 1}, "application/javascript": "js", "application/x-table": {"t": "u"}})");
  EXPECT_EQ(notebook.texts(FieldKind::text), "p|js|");
  EXPECT_EQ(notebook.texts(FieldKind::html), "<b>|<svg>|");
  EXPECT_EQ(notebook.texts(FieldKind::json), R"({"k": ["v"w"]}|{"n": 1}|{"t": "u"}|)");
  EXPECT_EQ(notebook.texts(FieldKind::output_metadata), R"({"tag": "m"}|)");
  EXPECT_EQ(notebook.texts(FieldKind::other), R"("application/vnd.x.v1+json"|"application/x-table"|)");
}

TEST(Notebook, OnlyARealPayloadIsSkipped) {
  const std::string png(kPng);
  const auto texts_of = [](const std::string& mime, const std::string& value) {
    return read_output("\"data\": {\"" + mime + "\": " + value + "}").texts(FieldKind::text);
  };
  EXPECT_EQ(texts_of("image/png", "\"" + png + "\\n\""), "");
  EXPECT_EQ(texts_of("image/png", "[\"" + png + "\\n\", \"" + png + "\"]"), "");
  EXPECT_EQ(texts_of("image/png", "\"" + png + " a word\""), png + " a word|");
  EXPECT_EQ(texts_of("image/png", "[\"" + png + "\", \"a_word\"]"), png + "a_word|");
  EXPECT_EQ(texts_of("image/png", "\"bm90IGEgcGljdHVyZSBhdCBhbGw=\""), "bm90IGEgcGljdHVyZSBhdCBhbGw=|");
  EXPECT_EQ(texts_of("image/png", "\"\""), "|");
  EXPECT_EQ(texts_of("application/pdf", "\"JVBERi0xLjQKJcOkw7zDtsOfCg==\""), "");
  EXPECT_EQ(texts_of("text/plain", "\"" + png + "\""), png + "|");
}

TEST(Notebook, ErrorsAreTracebacks) {
  EXPECT_EQ(read_output(R"("output_type": "error", "ename": "E", "evalue": "v", "traceback": ["x\n", "y"])")
                .texts(FieldKind::traceback), "E|v|x\ny|");
}

TEST(Notebook, MetadataIsOneFieldAroundTheWidgets) {
  const Notebook notebook = read(R"({"cells": [], "metadata": {"a": "1", "db_password": "x\ty", "widgets": {"w": "s"},
      "z": [2]}})");
  EXPECT_EQ(notebook.texts(FieldKind::notebook_metadata), "\"a\": \"1\", \"db_password\": \"x\ty\"|\"z\": [2]|");
  EXPECT_EQ(notebook.texts(FieldKind::widget_state), R"({"w": "s"}|)");
}

TEST(Notebook, CellMetadataAttachmentsAndUnknownMembersAreSeen) {
  const Notebook notebook = read(R"({"cells": [{"id": "i", "cell_type": "markdown", "source": "", "metadata": {"t": ["u"]},
      "attachments": {"f.txt": {"text/plain": "at", "image/png": ")" + std::string(kPng) + R"("}}, "secret": "o"}],
      "top_token": "q"})");
  EXPECT_EQ(notebook.texts(FieldKind::cell_metadata), R"({"t": ["u"]}|)");
  EXPECT_EQ(notebook.texts(FieldKind::attachment), "at|");
  EXPECT_EQ(notebook.texts(FieldKind::other), R"("id": "i"|"f.txt"|"secret": "o"|"top_token": "q"|)");
}

TEST(Notebook, CountsThatAreNoCountsAreSeen) {
  EXPECT_EQ(read_cell(R"("execution_count": 3)").texts(FieldKind::other), "");
  EXPECT_EQ(read_cell(R"("execution_count": "x")").texts(FieldKind::other), "\"execution_count\": \"x\"|");
  EXPECT_EQ(read_output(R"("output_type": "x", "name": "y")").texts(FieldKind::other),
            "\"output_type\": \"x\"|\"name\": \"y\"|");
}

TEST(Notebook, Version3) {
  const Notebook notebook = read(R"({"metadata": {"name": "n"}, "nbformat": 3, "nbformat_minor": 0, "worksheets": [{"cells": [
      {"cell_type": "heading", "level": 1, "source": ["h"]},
      {"cell_type": "code", "input": ["i"], "prompt_number": 1, "outputs": [
        {"output_type": "stream", "stream": "stdout", "text": ["s"]},
        {"output_type": "pyout", "prompt_number": 1, "text": ["t"], "html": "h", "png": ")" +
                                 std::string(kPng) + R"(", "latex": "l"},
        {"output_type": "pyerr", "ename": "e", "evalue": "v", "traceback": ["tb"]}]}], "metadata": {"w": "m"}}]})");
  EXPECT_EQ(notebook.error, "");
  EXPECT_EQ(notebook.document.nbformat, 3);
  EXPECT_EQ(notebook.document.cells.size(), 2U);
  EXPECT_EQ(notebook.texts(FieldKind::markdown), "h|");
  EXPECT_EQ(notebook.texts(FieldKind::code), "i|");
  EXPECT_EQ(notebook.texts(FieldKind::stream), "s|");
  EXPECT_EQ(notebook.texts(FieldKind::text), "t|l|");
  EXPECT_EQ(notebook.texts(FieldKind::html), "h|");
  EXPECT_EQ(notebook.texts(FieldKind::traceback), "e|v|tb|");
  EXPECT_EQ(notebook.texts(FieldKind::notebook_metadata), "\"name\": \"n\"|{\"w\": \"m\"}|");
}

TEST(Notebook, PlacesForClearing) {
  const Notebook notebook = read(R"({"cells": [{"cell_type": "code", "metadata": {"a": 1, "b": {"c": 2} }, "outputs": [{"output_type":
      "stream", "text": "x"}] , "source": "s"}, {"cell_type": "code", "source": ""}], "metadata": {"k": 1, "l": 2}, "nbformat": 4 } )");
  ASSERT_EQ(notebook.document.cells.size(), 2U);
  const Document& document = notebook.document;
  const CellPlaces& cell = document.cells[0];
  EXPECT_EQ(cell.type, CellType::code);
  EXPECT_EQ(notebook.raw(cell.metadata_value), R"({"a": 1, "b": {"c": 2} })");
  ASSERT_EQ(cell.metadata.member_count, 2U);
  EXPECT_EQ(notebook.raw(document.members[cell.metadata.first_member + 1].key), "b");
  EXPECT_EQ(notebook.raw(document.members[cell.metadata.first_member + 1].value), R"({"c": 2})");
  EXPECT_TRUE(notebook.raw(cell.outputs_value).starts_with("[{") && notebook.raw(cell.outputs_value).ends_with("}]"));
  ASSERT_EQ(cell.output_count, 1U);
  EXPECT_EQ(document.outputs[cell.first_output].object.member_count, 2U);
  EXPECT_EQ(cell.object.member_count, 4U);
  EXPECT_EQ(notebook.raw(document.members[cell.object.first_member].key), "cell_type");
  EXPECT_TRUE(document.cells[1].outputs_value.empty());
  EXPECT_EQ(document.notebook_metadata.member_count, 2U);
  EXPECT_EQ(document.top.member_count, 3U);
  EXPECT_EQ(notebook.raw(document.top.span).back(), '}');
  EXPECT_EQ(document.top.span.begin, 0U);
}

TEST(Notebook, AByteOrderMarkAndCrLfKeepOffsetsTrue) {
  const Notebook notebook = read("\xEF\xBB\xBF{\r\n\"cells\": [\r\n{\"cell_type\": \"code\",\r\n\"source\": \"abc\"\r\n}\r\n]\r\n}\r\n");
  EXPECT_EQ(notebook.raw(notebook.first(FieldKind::code).span), "\"abc\"");
  EXPECT_EQ(notebook.document.top.span.begin, 3U);
}

TEST(Notebook, OddButValidJson) {
  const Notebook notebook = read(R"({"cells": [], "cells": [{"cell_type": "code", "source": "a", "source": "b"}], "metadata": {"n":
      [-0, 1e400, 123456789012345678901234567890, 1.5E-7, "\ud800", "\u2028"]}, "c\u0065lls": [{"cell_type": "raw", "source": "c"}]})");
  EXPECT_EQ(notebook.error, "");
  EXPECT_EQ(notebook.texts(FieldKind::code), "a|b|");
  EXPECT_EQ(notebook.texts(FieldKind::raw), "c|");
}

TEST(Notebook, WhatIsNoJsonIsRefused) {
  const std::string head = R"({"cells": [], "m": )";
  for (const std::string& text : std::vector<std::string>{
           "", " ", "word", "{", head, head + "1", head + "01}", head + "1.}", head + "-}", head + "1e}", head + "+1}",
           head + "NaN}", head + "tru}", head + "nul}", head + "truex}", head + "\"a\\x\"}", head + "\"\\u12\"}",
           head + "\"a\nb\"}", head + "\"a}", head + "[1,]}", head + "[\"a\": 1]}", head + "[1 2]}", head + "[1}}",
           head + "{\"a\":1,}}", head + "{\"a\" 1}}", head + "{1: 2}}", head + "1} x", head + "1}}", head + "'a'}",
           head + "1,}", head + "\"\xFF\"}", head + std::string("\"\0\"}", 4), head + std::string("1}\0", 3),
           "<<<<<<< HEAD\n" + head + "1}", head + "{\"a\\q\": 1}}"}) {
    EXPECT_TRUE(read(text).error.starts_with("not JSON")) << text << ": " << read(text).error;
  }
}

TEST(Notebook, OtherJsonIsNoNotebook) {
  for (const char* text : {"{}", "[]", "[{\"cells\": []}]", "12", "\"text\"", "null", "{\"cells\": {}}", "{\"a\": [1]}\n"}) {
    EXPECT_EQ(read(text).error, kJsonButNoNotebook) << text;
  }
}

TEST(Notebook, DepthIsBounded) {
  const auto nested = [](std::size_t levels) {
    return R"({"cells": [], "m": )" + std::string(levels, '[') + std::string(levels, ']') + "}";
  };
  EXPECT_EQ(read(nested(kMaxDepth - 1)).error, "");
  EXPECT_TRUE(read(nested(kMaxDepth)).error.starts_with("nested deeper"));
  EXPECT_TRUE(read(nested(3000)).error.starts_with("nested deeper"));
}

TEST(Notebook, ValuesOfTheWrongTypeAreFields) {
  const Notebook notebook = read(R"({"cells": ["c", {"cell_type": "code", "outputs": "o", "metadata": "m"},
      {"cell_type": "code", "outputs": ["p", {"data": ["d"]}]}], "metadata": ["n"]})");
  EXPECT_EQ(notebook.texts(FieldKind::other), "\"c\"|\"outputs\": \"o\"|\"p\"|\"data\": [\"d\"]|");
  EXPECT_EQ(notebook.texts(FieldKind::cell_metadata), "\"m\"|");
  EXPECT_EQ(notebook.texts(FieldKind::notebook_metadata), "[\"n\"]|");
  EXPECT_EQ(notebook.document.cells.size(), 3U);
}

// Every decoded byte comes from within its field, and a verbatim one is the byte that stands there.
void check_bytes(const Notebook& notebook, const std::string& name) {
  std::vector<RawSpan> raw;
  for (const View& view : notebook.arena.views()) {
    const RawSpan span = notebook.document.fields[view.field].span;
    for (std::size_t at = view.span.begin; at < view.span.end; ++at) {
      raw.clear();
      notebook.arena.map().to_raw({at, at + 1}, raw);
      ASSERT_EQ(raw.size(), 1U) << name;
      ASSERT_TRUE(span.contains(raw[0])) << name;
      const char expected = raw[0].size() == 1 ? notebook.arena.text()[at] : '\\';
      ASSERT_EQ(notebook.bytes.view()[raw[0].begin], expected) << name;
    }
  }
}

TEST(Notebook, RealNotebooksAreReadWhole) {
  const char* folder = std::getenv("NBSCRUB_CORPUS");
  if (folder == nullptr) GTEST_SKIP() << "NBSCRUB_CORPUS names no folder of notebooks";
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".ipynb") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const Notebook notebook = read(std::string(std::istreambuf_iterator<char>(in), {}));
    ASSERT_EQ(notebook.error, "") << entry.path();
    check_bytes(notebook, entry.path().string());
    ++count;
  }
  EXPECT_GT(count, 0U);
}

}  // namespace
}  // namespace nbscrub
