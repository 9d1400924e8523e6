#include "hook/diff.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "detectors/example.h"
#include "sanitizer/json_string.h"

namespace nbscrub {
namespace {

class DiffTest : public ::testing::Test {
 protected:
  void SetUp() override {
    database_ = *RuleDatabase::builtin();
    line_.emplace(*Sanitizer::create(*database_));
  }

  std::string secret(std::string_view id) const {
    for (const Rule& rule : database_->table().rules) {
      if (rule.id == id) return generate_secret(rule, 11);
    }
    return {};
  }

  std::string diff(const std::string& bytes, std::string_view name = "a.ipynb", const Policy& policy = {},
                   const Terminal& terminal = {}) {
    const PaddedBytes padded(bytes);
    Request request;
    request.name = name;
    request.rewrite = true;
    request.redact_plain = true;
    request.policy = policy;
    const auto outcome = line_->sanitize(padded, request);
    EXPECT_TRUE(outcome);
    const auto text = diff_of(*line_, padded, {name, name, outcome->edits}, terminal);
    EXPECT_TRUE(text);
    return *text;
  }

  // `source` and `outputs` are the JSON values.
  static std::string notebook(const std::string& source, const std::string& outputs, const std::string& metadata = "{}",
                              const std::string& more = "{}") {
    return R"({"cells": [{"cell_type": "markdown", "metadata": {}, "source": "# Title"}, {"cell_type": "code", )"
           R"("execution_count": 4, "metadata": )" +
           metadata + R"(, "outputs": )" + outputs + R"(, "source": )" + source + R"(}], "metadata": )" + more +
           R"(, "nbformat": 4, "nbformat_minor": 4})";
  }

  const RuleDatabase* database_ = nullptr;
  std::optional<Sanitizer> line_;
};

TEST_F(DiffTest, NothingChangesNothingIsShown) {
  EXPECT_EQ(diff(notebook("[]", "[]"), "a.ipynb", Policy::keep_everything()), "");
}

TEST_F(DiffTest, ShowsACellsLinesWithTheOldSideMasked) {
  const std::string key = secret("github-pat");
  EXPECT_EQ(diff(notebook(R"(["import os\n", "t = ')" + key + R"('\n", "go"])", "[]"), "a.ipynb",
                 Policy::keep_everything()),
            "--- a.ipynb\n+++ a.ipynb, cleaned\n@@ cell 2, line 1 @@\n import os\n"
            "-t = 'ghp_\u2026 (40 characters)'\n+t = 'NBSCRUB_REDACTED_GITHUB_PAT'\n go\n");
}

TEST_F(DiffTest, ShowsCountsAndMetadataAsPaths) {
  EXPECT_EQ(diff(notebook("[]", "[]", R"({"collapsed": true, "tags": []})", R"({"widgets": {"a": {}}})")),
            "--- a.ipynb\n+++ a.ipynb, cleaned\n@@ cell 2 @@\n-execution_count: 4\n+execution_count: null\n"
            "-metadata.collapsed: true\n@@ notebook @@\n-metadata.widgets: {\"a\": {}}\n");
}

TEST_F(DiffTest, SumsUpLongOutputsAndShowsShortOnes) {
  std::string rows;
  for (int i = 0; i < 1240; ++i) rows += (i == 0 ? "\"<tr>\\n\"" : ", \"<tr>\\n\"");
  const std::string text = diff(notebook(
      "[]", R"([{"name": "stdout", "output_type": "stream", "text": ["one\n"]}, {"data": {"text/html": [)" + rows +
                R"(], "image/png": "abcd"}, "metadata": {}, "output_type": "display_data"}])"));
  EXPECT_NE(text.find("@@ cell 2, output 1, removed @@\n-one\n"), std::string::npos) << text;
  EXPECT_NE(text.find("@@ cell 2, output 2, removed @@\n-1,240 lines of text/html\n-4 bytes of image/png\n"),
            std::string::npos)
      << text;
}

TEST_F(DiffTest, ShowsARedactedOutputThatStays) {
  const std::string key = secret("github-pat");
  const std::string text =
      diff(notebook("[]", R"([{"name": "stdout", "output_type": "stream", "text": ["ok\n", "key )" + key + R"(\n"]}])"),
           "a.ipynb", Policy::keep_everything());
  EXPECT_NE(text.find("@@ cell 2, output 1, line 1 @@\n ok\n-key ghp_\u2026 (40 characters)\n"
                      "+key NBSCRUB_REDACTED_GITHUB_PAT\n"),
            std::string::npos)
      << text;
}

TEST_F(DiffTest, ShowsTextFilesOfAnyEncoding) {
  const std::string key = secret("github-pat");
  const std::string wanted = " a = 1\n-t = 'ghp_";
  EXPECT_NE(diff("a = 1\nt = '" + key + "'\n", "a.py").find(wanted), std::string::npos);
  std::string wide = "\xff\xfe";
  for (const char byte : "a = 1\nt = '" + key + "'\n") wide += {byte, '\0'};
  EXPECT_NE(diff(wide, "a.py").find(wanted), std::string::npos);
}

TEST_F(DiffTest, IsSafeForTerminals) {
  const std::string text =
      diff(notebook("[]", R"([{"name": "stdout", "output_type": "stream", "text": ["\u001b[2J\u202e\n"]}])"));
  EXPECT_NE(text.find("-\\x1b[2J\\xe2\\x80\\xae\n"), std::string::npos) << text;
}

TEST_F(DiffTest, HasColoursWhereTheTerminalHas) {
  const std::string text = diff(notebook("[]", "[]"), "a.ipynb", {}, Terminal{true, 80});
  EXPECT_NE(text.find("\x1b[31m-execution_count: 4\x1b[0m\n"), std::string::npos) << text;
}

// The same credential in code, in an output, in metadata, and marked as no leak: no side of any diff shows its end.
TEST_F(DiffTest, NeverShowsACredentialOfAnyRule) {
  for (const Rule& rule : database_->table().rules) {
    const std::string key = generate_secret(rule, 23);
    if (key.size() < 16) continue;
    const std::string json = encode_json_string(key);
    const std::string label = rule.words.empty() ? "api_key" : std::string(rule.words.front());
    const std::string code = encode_json_string(label + "_secret = ") + "\\\"" + encode_json_string(json) + "\\\"";
    const std::string metadata =
        R"({"collapsed": true, ")" + encode_json_string(label) + R"(": ")" + json + "\"}";
    const std::string file = notebook("[\"" + code + R"(\n", ")" + json + R"(  # nbscrub: allow\n", "x = 1"])",
                                      R"([{"name": "stdout", "output_type": "stream", "text": [")" + json + R"(\n"]}])",
                                      metadata);
    const auto found = line_->sanitize(PaddedBytes(file), {.name = "a.ipynb", .policy = {}});
    ASSERT_TRUE(found);
    if (found->findings.empty()) continue;
    for (const Policy& policy : {Policy{}, Policy::keep_everything()}) {
      const std::string text = diff(file, "a.ipynb", policy);
      for (const Finding& finding : found->findings) {
        for (const RawSpan span : finding.spans) {
          const std::string value = file.substr(span.begin, span.size());
          if (value.size() >= 12) {
            EXPECT_EQ(text.find(value.substr(value.size() - 10)), std::string::npos) << rule.id << "\n" << text;
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace nbscrub
