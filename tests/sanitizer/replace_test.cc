#include "sanitizer/replace.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>

#include "detectors/example.h"
#include "sanitizer/json_string.h"
#include "sanitizer/sanitize.h"

namespace nbscrub {
namespace {

// One cell, in and out, as documentation. KEY and OTHER stand for generated credentials; that each form keeps its meaning
// for each platform is what tests/e2e/replace_forms.sh runs.
class ReplaceTest : public ::testing::Test {
 protected:
  void SetUp() override {
    database_ = *RuleDatabase::builtin();
    line_.emplace(*Sanitizer::create(*database_));
    key_ = secret("github-pat", 5);
    other_ = secret("openai-project-key", 6);
  }

  std::string secret(std::string_view id, std::uint64_t seed) const {
    const auto rules = database_->table().rules;
    return generate_secret(*std::find_if(rules.begin(), rules.end(), [&](const Rule& r) { return r.id == id; }), seed);
  }

  std::string filled(std::string text) const {
    for (const auto& [word, value] : {std::pair{"KEY", key_}, std::pair{"OTHER", other_}}) {
      for (std::size_t at = 0; (at = text.find(word, at)) != std::string::npos; at += value.size()) {
        const bool alone = at == 0 || text[at - 1] != '_';
        if (alone) text.replace(at, std::string_view(word).size(), value);
      }
    }
    return text;
  }

  Outcome replace(const std::string& bytes, Platform platform = Platform::env, const std::string& scope = {}) {
    const Replacement wish{platform, scope, &names_};
    Request request;
    request.name = "a.ipynb";
    request.rewrite = true;
    request.policy = Policy::keep_everything();
    request.replace = &wish;
    auto outcome = line_->sanitize(PaddedBytes(bytes), request);
    EXPECT_TRUE(outcome) << outcome.error().what;
    return *std::move(outcome);
  }

  static std::string notebook(const std::string& source) {
    return R"({"cells": [{"cell_type": "code", "metadata": {}, "outputs": [], "source": )" + source +
           R"(}], "metadata": {}, "nbformat": 4, "nbformat_minor": 4})";
  }

  // The cell's source as one string.
  void expect(const std::string& source, const std::string& wanted) {
    names_ = {};
    const Outcome outcome = replace(notebook("\"" + encode_json_string(filled(source)) + "\""));
    EXPECT_EQ(outcome.result.view(), notebook("\"" + encode_json_string(wanted) + "\"")) << source;
  }

  const RuleDatabase* database_ = nullptr;
  std::optional<Sanitizer> line_;
  std::string key_;
  std::string other_;
  SecretNames names_;
};

TEST_F(ReplaceTest, WholeLiteralsAndPartsOfThem) {
  expect("k = 'KEY'", "import os\nk = os.environ[\"GITHUB_TOKEN\"]");
  expect("k = b'KEY'", "import os\nk = os.environ[\"GITHUB_TOKEN\"].encode()");
  expect("h = 'token KEY {x}'", "import os\nh = f'token {os.environ[\"GITHUB_TOKEN\"]} {{x}}'");
  expect("h = f\"{x} KEY\"", "import os\nh = f\"{x} {os.environ['GITHUB_TOKEN']}\"");
  expect("f('KEY', o='OTHER')", "import os\nf(os.environ[\"GITHUB_TOKEN\"], o=os.environ[\"OPENAI_API_KEY\"])");
  expect("h = u'a KEY'", "import os\nh = f'a {os.environ[\"GITHUB_TOKEN\"]}'");
}

TEST_F(ReplaceTest, NamesComeFromTheCodeTheRuleOrTheVariable) {
  expect("import os\nos.environ['MY_PAT'] = 'KEY'", "import os\nos.environ['MY_PAT'] = os.environ[\"MY_PAT\"]");
  expect("import os\nx = os.getenv('MY_PAT', 'KEY')", "import os\nx = os.getenv('MY_PAT', os.environ[\"MY_PAT\"])");
  expect("a = 'KEY'\nb = 'KEY'", "import os\na = os.environ[\"GITHUB_TOKEN\"]\nb = os.environ[\"GITHUB_TOKEN\"]");
}

TEST_F(ReplaceTest, ImportsStandWhereTheyMayAndOnlyOnce) {
  expect("%%time\nk = 'KEY'", "%%time\nimport os\nk = os.environ[\"GITHUB_TOKEN\"]");
  expect("'''doc'''\nfrom __future__ import x\n# c\nk = 'KEY'",
         "'''doc'''\nfrom __future__ import x\nimport os\n# c\nk = os.environ[\"GITHUB_TOKEN\"]");
  expect("#@title A\nk = 'KEY'", "#@title A\nimport os\nk = os.environ[\"GITHUB_TOKEN\"]");
  expect("import sys, os\nk = 'KEY'", "import sys, os\nk = os.environ[\"GITHUB_TOKEN\"]");
  expect("k = 'KEY'\nimport os", "import os\nk = os.environ[\"GITHUB_TOKEN\"]\nimport os");
  expect("def f():\n    import os\nk = 'KEY'", "import os\ndef f():\n    import os\nk = os.environ[\"GITHUB_TOKEN\"]");
  expect("  k = 'KEY'", "  import os\n  k = os.environ[\"GITHUB_TOKEN\"]");
}

TEST_F(ReplaceTest, WhatTakesNoExpressionIsRedactedWithAReason) {
  const auto reason = [&](const std::string& source) {
    const Outcome outcome = replace(notebook("\"" + encode_json_string(filled(source)) + "\""));
    EXPECT_TRUE(outcome.references.replaced.empty()) << source;
    EXPECT_NE(outcome.result.view().find("NBSCRUB_REDACTED_GITHUB_PAT"), std::string_view::npos) << source;
    return outcome.references.kept.size() == 1 ? std::string(outcome.references.kept[0].reason) : "none";
  };
  EXPECT_NE(reason("# KEY").find("comment"), std::string::npos);
  EXPECT_NE(reason("x = 1  # 'KEY'").find("comment"), std::string::npos);
  EXPECT_NE(reason("'''KEY'''\nx").find("docstring"), std::string::npos);
  EXPECT_NE(reason("match x:\n  case 'KEY':\n    y").find("case"), std::string::npos);
  EXPECT_NE(reason("x = f\"{g('KEY')}\"").find("formatted"), std::string::npos);
  EXPECT_NE(reason("%wandb login KEY").find("magic"), std::string::npos);
  EXPECT_NE(reason("%%sql\nselect 'KEY'").find("another language"), std::string::npos);
  EXPECT_NE(reason("x = 'KEY \\N{DASH}'").find("put together"), std::string::npos);
  EXPECT_NE(reason("x = b'a' b'KEY c'").find("put together"), std::string::npos);
}

TEST_F(ReplaceTest, ListsOfLinesStayListsOfLines) {
  const std::string half = key_.substr(0, 9);
  const std::string rest = key_.substr(9);
  const Outcome joined = replace(notebook("[\n  \"k = ('" + half + "'\\n\",\n  \"     '" + rest + "')\\n\",\n  \"z\"]"));
  EXPECT_EQ(joined.result.view(),
            notebook("[\n  \"import os\\n\",\n  \"k = (os.environ[\\\"GITHUB_TOKEN\\\"])\\n\",\n  \"z\"]"));
  const Outcome single = replace(notebook("[ \"k = '" + key_ + "'\"]"));
  EXPECT_EQ(single.result.view(), notebook("[ \"import os\\n\", \"k = os.environ[\\\"GITHUB_TOKEN\\\"]\"]"));
  // Escapes that nobody touches stay as they are written.
  const Outcome escaped = replace(notebook("[\"\\u006b = '" + key_ + "' \\u0023 \\u00e9\"]"));
  EXPECT_EQ(escaped.result.view(),
            notebook("[\"import os\\n\",\"\\u006b = os.environ[\\\"GITHUB_TOKEN\\\"] \\u0023 \\u00e9\"]"));
}

TEST_F(ReplaceTest, OtherPlacesAreRedactedAndHintsStay) {
  const Outcome outcome = replace(
      R"({"cells": [{"cell_type": "markdown", "metadata": {}, "source": ["see )" + key_ +
      R"("]}, {"cell_type": "code", "metadata": {}, "outputs": [], "source": ["k = ')" + key_ +
      R"('"]}], "metadata": {}, "nbformat": 4, "nbformat_minor": 4})");
  EXPECT_NE(outcome.result.view().find("see NBSCRUB_REDACTED_GITHUB_PAT"), std::string_view::npos);
  EXPECT_EQ(outcome.references.replaced.size(), 1u);
  EXPECT_TRUE(outcome.references.kept.empty());
  EXPECT_EQ(outcome.redacted, 1u);
  EXPECT_EQ(names_.used().at("GITHUB_TOKEN"), key_);
}

}  // namespace
}  // namespace nbscrub
