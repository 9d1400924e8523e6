#include "sanitizer/cell_ids.h"

#include <gtest/gtest.h>

#include <string>

#include "sanitizer/notebook.h"

namespace nbscrub {
namespace {

std::string settled(const std::string& cells, CellIds wanted, const std::vector<bool>& dropped = {}) {
  const std::string before = R"({"nbformat": 4, "nbformat_minor": 5, "cells": [)";
  const PaddedBytes bytes(before + cells + "]}");
  const auto document = read_notebook(bytes);
  EXPECT_TRUE(document);
  EditList edits;
  settle_cell_ids(*document, bytes.view(), wanted, dropped.empty() ? std::vector<bool>(document->cells.size()) : dropped,
                  edits);
  EXPECT_TRUE(edits.normalise());
  const PaddedBytes result = edits.apply(bytes.view());
  return std::string(result.view().substr(before.size(), result.size() - before.size() - 2));
}

TEST(CellIds, GoWhereNbformatWritesThem) {
  EXPECT_EQ(settled(R"({"cell_type": "raw",  "metadata": {}})", CellIds::sequential),
            R"({"cell_type": "raw",  "id": "0",  "metadata": {}})");
  EXPECT_EQ(settled(R"({"cell_type": "raw"})", CellIds::sequential), R"({"cell_type": "raw", "id": "0"})");
  EXPECT_EQ(settled(R"({"metadata": {}})", CellIds::sequential), R"({"id": "0", "metadata": {}})");
  EXPECT_EQ(settled("{}", CellIds::sequential), R"({"id": "0"})");
  EXPECT_EQ(settled("3, {\"id\": 7}", CellIds::sequential), "3, {\"id\": \"1\"}");
}

TEST(CellIds, OfCellsThatGoAreNotCounted) {
  EXPECT_EQ(settled(R"({"id": "x"}, {"id": "y"})", CellIds::sequential, {true, false}), R"({"id": "x"}, {"id": "0"})");
  EXPECT_EQ(settled(R"({"id": "x"}, {"id": "x"})", CellIds::repair, {true, false}), R"({"id": "x"}, {"id": "x"})");
}

TEST(CellIds, ARepairedOneDoesNotDependOnTheCellsBefore) {
  const std::string cell = R"({"cell_type": "code", "source": "a"})";
  const std::string alone = settled(cell, CellIds::repair);
  EXPECT_EQ(settled(R"({"cell_type": "code", "id": "b", "source": "b"}, )" + cell, CellIds::repair),
            R"({"cell_type": "code", "id": "b", "source": "b"}, )" + alone);
  EXPECT_EQ(settled(alone, CellIds::repair), alone);
}

TEST(CellIds, ASecondRunChangesNothing) {
  const std::string once = settled(R"({"source": "a"}, {"source": "a"}, {"id": "a b"}, {"id": ""}, {"id": "é"})", CellIds::repair);
  EXPECT_EQ(settled(once, CellIds::repair), once);
}

}  // namespace
}  // namespace nbscrub
