#include "sanitizer/sanitize.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>

#include "detectors/example.h"

namespace nbscrub {
namespace {

// The whole line over small files. Secrets are generated from the built-in rules.
class SanitizeTest : public ::testing::Test {
 protected:
  void SetUp() override {
    database_ = *RuleDatabase::builtin();
    line_.emplace(*Sanitizer::create(*database_));
  }

  std::string secret(std::string_view id) const {
    const auto rules = database_->table().rules;
    return generate_secret(*std::find_if(rules.begin(), rules.end(), [&](const Rule& r) { return r.id == id; }), 5);
  }

  Outcome clean(const std::string& bytes, std::string_view name = "a.ipynb", const KnownValues* known = nullptr) {
    Request request;
    request.name = name;
    request.rewrite = true;
    request.redact_plain = true;
    request.known = known;
    auto outcome = line_->sanitize(PaddedBytes(bytes), request);
    EXPECT_TRUE(outcome) << outcome.error().what;
    return *std::move(outcome);
  }

  static std::string notebook(const std::string& source, const std::string& output) {
    return R"({"cells": [{"cell_type": "code", "execution_count": 2, "metadata": {}, "outputs": [{"name": "stdout", )"
           R"("output_type": "stream", "text": [")" +
           output + R"("]}], "source": [")" + source + R"("]}], "metadata": {}, "nbformat": 4, "nbformat_minor": 4})";
  }

  const RuleDatabase* database_ = nullptr;
  std::optional<Sanitizer> line_;
};

TEST_F(SanitizeTest, ANotebookIsClearedRedactedAndProven) {
  const std::string key = secret("github-pat");
  const Outcome outcome = clean(notebook("t = '" + key + "'", "hello"));
  EXPECT_EQ(outcome.format, Format::notebook);
  ASSERT_TRUE(outcome.rewritten);
  EXPECT_EQ(outcome.cleared_outputs, 1u);
  EXPECT_EQ(outcome.redacted, 1u);
  std::string wanted = notebook("t = 'NBSCRUB_REDACTED_GITHUB_PAT'", "");
  const std::size_t outputs = wanted.find("[{\"name");
  wanted.replace(outputs, wanted.find("]}]", outputs) + 3 - outputs, "[]");
  wanted.replace(wanted.find("\"execution_count\": 2") + 19, 1, "null");
  EXPECT_EQ(outcome.result.view(), wanted);
}

TEST_F(SanitizeTest, WhatIsCleanIsNotRewritten) {
  const Outcome outcome = clean(R"({"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 4})");
  EXPECT_FALSE(outcome.rewritten);
  EXPECT_TRUE(outcome.edits.empty());
}

TEST_F(SanitizeTest, ADamagedNotebookThatBecomesWholeCountsNoOutputs) {
  // The one bad byte stands inside of what is redacted with the password.
  const std::string value = secret("generic-password-assignment");
  const Outcome outcome = clean(notebook("app_password = '" + value + "\xff" + value + "'", "hello"));
  EXPECT_EQ(outcome.format, Format::damaged_notebook);
  EXPECT_FALSE(outcome.incomplete.empty());
  ASSERT_TRUE(outcome.rewritten);
  EXPECT_EQ(outcome.cleared_outputs, 0u);
  EXPECT_NE(outcome.result.view().find("hello"), std::string_view::npos) << "nothing is cleared in a damaged file";
}

TEST_F(SanitizeTest, AValueOfAnotherFileIsFound) {
  const std::string value = secret("generic-password-assignment");
  const Outcome first = clean("app_password = '" + value + "'", "a.py");
  const Outcome second = clean("print(" + value + ")", "b.py", &first.values);
  ASSERT_EQ(second.findings.size(), 1u);
  EXPECT_TRUE(second.findings[0].spread);
  EXPECT_EQ(second.result.view(), "print(NBSCRUB_REDACTED_GENERIC_PASSWORD_ASSIGNMENT)");
}

TEST_F(SanitizeTest, OnlyExactlyAMarkerIsExempt) {
  EXPECT_TRUE(clean("app_password = 'NBSCRUB_REDACTED_GITHUB_PAT'", "a.py").findings.empty());
  const std::string value = secret("generic-password-assignment");
  EXPECT_FALSE(clean("app_password = 'NBSCRUB_REDACTED_GITHUB_PAT" + value + value + "'", "a.py").findings.empty());
}

TEST_F(SanitizeTest, PlacesAreThoseOfTheDecodedText) {
  const std::string key = secret("github-pat");
  const Outcome outcome = clean(notebook(R"(# \"quoted\"\n\n  t = ')" + key + "'", "x"));
  ASSERT_EQ(outcome.findings.size(), 1u);
  EXPECT_EQ(outcome.findings[0].cell, 1u);
  EXPECT_EQ(outcome.findings[0].line, 3u);
  EXPECT_EQ(outcome.findings[0].column, 8u);
  EXPECT_EQ(outcome.findings[0].file_line, 1u);
}

}  // namespace
}  // namespace nbscrub
