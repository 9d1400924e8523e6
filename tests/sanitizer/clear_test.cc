#include "sanitizer/clear.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/sanitizer/document_by_hand.h"

namespace nbscrub {
namespace {

using test::DocumentByHand;

std::string cleared(std::string_view json, const Policy& policy = {}) {
  EditList edits;
  clear(DocumentByHand::of(json), json, policy, edits);
  EXPECT_TRUE(edits.normalise().has_value());
  return std::string(edits.apply(json).view());
}

// A notebook with one cell, the way nbformat writes it.
std::string notebook(std::string_view cell, std::string_view metadata = "{}") {
  return "{\n \"cells\": [\n  " + std::string(cell) + "\n ],\n \"metadata\": " + std::string(metadata) +
         ",\n \"nbformat\": 4,\n \"nbformat_minor\": 5\n}\n";
}

void expect_cell(std::string_view before, std::string_view after, const Policy& policy = {}) {
  EXPECT_EQ(cleared(notebook(before), policy), notebook(after));
}

void expect_metadata(std::string_view before, std::string_view after, const Policy& policy = {}) {
  EXPECT_EQ(cleared(notebook("{}", before), policy), notebook("{}", after));
}

constexpr std::string_view kRunCell = R"({
   "cell_type": "code",
   "execution_count": 7,
   "id": "ab12",
   "metadata": {},
   "outputs": [
    {
     "data": {
      "text/plain": [
       "42"
      ]
     },
     "execution_count": 7,
     "metadata": {},
     "output_type": "execute_result"
    }
   ],
   "source": [
    "6 * 7"
   ]
  })";

TEST(Clear, OutputsAndCountsOfACodeCell) {
  expect_cell(kRunCell, R"({
   "cell_type": "code",
   "execution_count": null,
   "id": "ab12",
   "metadata": {},
   "outputs": [],
   "source": [
    "6 * 7"
   ]
  })");
}

TEST(Clear, KeptOutputsLoseTheirCounts) {
  Policy policy;
  policy.outputs.clear = false;
  const std::string result = cleared(notebook(kRunCell), policy);
  EXPECT_EQ(result.find("\"execution_count\": 7"), std::string::npos);
  EXPECT_NE(result.find("     \"execution_count\": null,\n     \"metadata\""), std::string::npos);
  EXPECT_NE(result.find("\"42\""), std::string::npos);
}

TEST(Clear, CountsCanStay) {
  Policy policy;
  policy.counts.clear = false;
  const std::string result = cleared(notebook(kRunCell), policy);
  EXPECT_NE(result.find("\"execution_count\": 7"), std::string::npos);
  EXPECT_NE(result.find("\"outputs\": []"), std::string::npos);
}

TEST(Clear, KeepingEverythingChangesNothing) {
  const std::string json = notebook(kRunCell, R"({"widgets": {}, "signature": "x"})");
  EXPECT_EQ(cleared(json, Policy::keep_everything()), json);
}

TEST(Clear, WhatIsClearAlreadyStaysAsItIs) {
  for (std::string_view cell : {R"({"outputs": [], "execution_count": null})", R"({"outputs": [ ]})",
                                "{\"outputs\": [\n \t\r\n]}", R"({"outputs": null})", R"({})", R"({ })"}) {
    expect_cell(cell, cell);
  }
}

TEST(Clear, TheResultIsStable) {
  const std::string once = cleared(notebook(kRunCell, R"({"a": 1, "widgets": {}})"));
  EXPECT_EQ(cleared(once), once);
}

TEST(Clear, EachOfTwoEqualKeysIsCleared) {
  expect_cell(R"({"outputs": [1], "outputs": [2], "execution_count": 1, "execution_count": 2})",
              R"({"outputs": [], "outputs": [], "execution_count": null, "execution_count": null})");
}

TEST(Clear, AnEscapedKeyIsTheSameKey) {
  expect_cell(R"({"\u006futputs": [1], "execution\u005fcount": 1})",
              R"({"\u006futputs": [], "execution\u005fcount": null})");
  expect_cell(R"({"metadata": {"\u0063ollapsed": true}})", R"({"metadata": {}})");
}

TEST(Clear, PromptNumbersOfOldNotebooks) {
  expect_cell(R"({"input": "1", "outputs": [{"output_type": "pyout", "prompt_number": 3}], "prompt_number": 3})",
              R"({"input": "1", "outputs": [], "prompt_number": null})");
}

TEST(Clear, VolatileCellMetadata) {
  for (std::string_view key : {"ExecuteTime", "collapsed", "execution", "heading_collapsed", "hidden", "scrolled",
                               "executionInfo", "outputId", "papermill"}) {
    expect_cell("{\"metadata\": {\n    \"" + std::string(key) + "\": {\"x\": [1]}\n   }}", "{\"metadata\": {}}");
  }
  constexpr std::string_view kept = R"({"metadata": {"tags": ["a"], "name": "b", "jupyter": {"source_hidden": true}}})";
  expect_cell(kept, kept);
}

TEST(Clear, RemovedMembersLeaveTheOthersOnTheirLines) {
  const auto with = [](std::string_view members) {
    return "{\"metadata\": {\n    " + std::string(members) + "\n   }}";
  };
  const auto expect = [&](std::string_view before, std::string_view after) { expect_cell(with(before), with(after)); };
  expect("\"collapsed\": true,\n    \"tags\": []", "\"tags\": []");
  expect("\"tags\": [],\n    \"scrolled\": true", "\"tags\": []");
  expect("\"a\": 1,\n    \"collapsed\": true,\n    \"b\": 2", "\"a\": 1,\n    \"b\": 2");
  expect("\"a\": 1,\n    \"collapsed\": true,\n    \"hidden\": true,\n    \"b\": 2", "\"a\": 1,\n    \"b\": 2");
  expect("\"collapsed\": 1,\n    \"a\": 1,\n    \"hidden\": 2,\n    \"b\": 2,\n    \"scrolled\": 3",
         "\"a\": 1,\n    \"b\": 2");
  expect("\"collapsed\": 1,\n    \"hidden\": 2,\n    \"a\": 1", "\"a\": 1");
}

TEST(Clear, OneLineNotebooksStaySound) {
  expect_cell(R"({"metadata":{"collapsed":true,"a":1,"hidden":false},"outputs":[1]})",
              R"({"metadata":{"a":1},"outputs":[]})");
}

TEST(Clear, WidgetStateHasItsOwnSwitch) {
  constexpr std::string_view metadata =
      R"({"kernelspec": {"name": "python3"}, "vscode": {}, "widgets": {"s": {"x": 1}}})";
  Policy widgets_only = Policy::keep_everything();
  widgets_only.metadata.widget_state = true;
  expect_metadata(metadata, R"({"kernelspec": {"name": "python3"}, "vscode": {}})", widgets_only);
  Policy volatile_only = Policy::keep_everything();
  volatile_only.metadata.level = MetadataLevel::run;
  expect_metadata(metadata, R"({"kernelspec": {"name": "python3"}, "widgets": {"s": {"x": 1}}})", volatile_only);
  expect_metadata(metadata, R"({"kernelspec": {"name": "python3"}})");
  expect_metadata(R"({"widgets": {}})", "{}");
}

TEST(Clear, NotebookMetadataThatSaysSomethingStays) {
  constexpr std::string_view kept =
      R"({"colab": {"provenance": []}, "kernelspec": {}, "papermill": {"parameters": {}}, "toc": {}})";
  expect_metadata(kept, kept);
  expect_metadata(R"({"name": "n", "signature": "sha256:0", "toc_position": {}})", R"({"name": "n"})");
}

TEST(Clear, OutputsThatAreToBeKept) {
  for (std::string_view metadata : {R"({"tags": ["a", "keep_output"]})", R"({"tags": ["keep\u005foutput"]})",
                                    R"({"keep_output": true})", R"({"init_cell": true})"}) {
    const std::string cell = "{\"execution_count\": 3, \"metadata\": " + std::string(metadata) +
                             ", \"outputs\": [{\"execution_count\": 3}]}";
    expect_cell(cell, cell);
  }
}

TEST(Clear, WhatOnlyLooksLikeAWishToKeepIsNone) {
  for (std::string_view metadata :
       {R"({"tags": ["keep_outputs"]})", R"({"tags": "keep_output"})", R"({"tags": [["keep_output"]]})",
        R"({"tags": ["x\"keep_output"]})", R"({"keep_output": false})", R"({"keep_output": "true"})",
        R"({"init_cell": false})", R"({"x": {"keep_output": true}})", R"({"tags": []})", R"({"tags": null})"}) {
    expect_cell("{\"metadata\": " + std::string(metadata) + ", \"outputs\": [1]}",
                "{\"metadata\": " + std::string(metadata) + ", \"outputs\": []}");
  }
}

TEST(Clear, AKeptCellStillLosesVolatileMetadata) {
  expect_cell(R"({"metadata": {"collapsed": true, "keep_output": true}, "outputs": [1]})",
              R"({"metadata": {"keep_output": true}, "outputs": [1]})");
}

TEST(Clear, TheNotebookCanKeepAllOutputs) {
  constexpr std::string_view metadata = R"({"keep_output": true})";
  const std::string kept = notebook(R"({"execution_count": 1, "outputs": [1]})", metadata);
  EXPECT_EQ(cleared(kept), kept);
  // The cell's own word counts more.
  EXPECT_EQ(cleared(notebook(R"({"metadata": {"keep_output": false}, "outputs": [1]})", metadata)),
            notebook(R"({"metadata": {"keep_output": false}, "outputs": []})", metadata));
}

}  // namespace
}  // namespace nbscrub
