#include "sanitizer/jupyter_form.h"

#include <gtest/gtest.h>

#include <string>

namespace nbscrub {
namespace {

std::string form(std::string_view json) {
  const auto written = jupyter_form(PaddedBytes(std::string(json)));
  return written ? std::string(written->view()) : "error: " + written.error().what;
}

TEST(JupyterForm, SortsIndentsAndSplits) {
  EXPECT_EQ(form(R"({"nbformat": 4, "nbformat_minor": 4, "metadata": {"b": [], "a": {}, "signature": 1},
                  "cells": [{"source": "a\nb", "metadata": {"trusted": true}, "cell_type": "raw"}]})"),
            "{\n \"cells\": [\n  {\n   \"cell_type\": \"raw\",\n   \"metadata\": {},\n   \"source\": [\n"
            "    \"a\\n\",\n    \"b\"\n   ]\n  }\n ],\n \"metadata\": {\n  \"a\": {},\n  \"b\": []\n },\n"
            " \"nbformat\": 4,\n \"nbformat_minor\": 4\n}\n");
}

TEST(JupyterForm, TakesTheLastOfEqualKeysAndDropsAByteOrderMark) {
  const std::string wanted = "{\n \"cells\": [],\n \"metadata\": {\n  \"a\": 2\n },\n \"nbformat\": 4\n}\n";
  EXPECT_EQ(form("\xEF\xBB\xBF{\"cells\": [], \"metadata\": {\"a\": 1, \"\\u0061\": 2}, \"nbformat\": 4}"), wanted);
}

TEST(JupyterForm, IsItsOwnForm) {
  const std::string once = form(R"({"cells": [{"cell_type": "code", "metadata": {}, "execution_count": 1.50, "outputs":
      [{"output_type": "display_data", "data": {"image/png": ["a\n", "b"], "text/plain": "x\ny"}, "metadata": {}}],
      "source": ["a", "b"]}], "metadata": {}, "nbformat": 4, "nbformat_minor": 2})");
  EXPECT_EQ(form(once), once);
  EXPECT_NE(once.find("\"image/png\": \"a\\nb\""), std::string::npos) << once;
  EXPECT_NE(once.find("\"execution_count\": 1.5,"), std::string::npos) << once;
}

TEST(JupyterForm, RefusesWhatItDoesNotKnow) {
  EXPECT_EQ(form(R"({"cells": [], "nbformat": 5})"), "error: it cannot be written as Jupyter does: its nbformat is 5");
  EXPECT_EQ(form("{"), "error: " + jupyter_form(PaddedBytes("{")).error().what);
}

}  // namespace
}  // namespace nbscrub
