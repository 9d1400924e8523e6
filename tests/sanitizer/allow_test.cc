#include "sanitizer/allow.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>

#include "detectors/example.h"
#include "sanitizer/sanitize.h"

namespace nbscrub {
namespace {

class AllowTest : public ::testing::Test {
 protected:
  void SetUp() override {
    database_ = *RuleDatabase::builtin();
    line_.emplace(*Sanitizer::create(*database_));
    key_ = secret("github-pat");
  }

  std::string secret(std::string_view id, std::uint64_t seed = 5) const {
    const auto rules = database_->table().rules;
    return generate_secret(*std::find_if(rules.begin(), rules.end(), [&](const Rule& r) { return r.id == id; }), seed);
  }

  Outcome clean(const std::string& bytes, std::string_view name = "a.py", bool honour = true) {
    Request request;
    request.name = name;
    request.rewrite = request.redact_plain = true;
    request.honour_allowances = honour;
    auto outcome = line_->sanitize(PaddedBytes(bytes), request);
    EXPECT_TRUE(outcome) << outcome.error().what;
    return *std::move(outcome);
  }

  // Is the one key of `text` allowed (true), or found (false)?
  bool allows(const std::string& text, std::string_view name = "a.py") {
    const Outcome outcome = clean(text, name);
    EXPECT_EQ(outcome.findings.size() + outcome.allowed.size(), 1u);
    EXPECT_EQ(outcome.rewritten, outcome.allowed.empty());
    return !outcome.allowed.empty();
  }

  static std::string cell(const std::string& source, const std::string& output, const std::string& metadata) {
    return R"({"cell_type": "code", "execution_count": 1, "metadata": )" + metadata +
           R"(, "outputs": [{"name": "stdout", "output_type": "stream", "text": [")" + output + R"("]}], "source": [")" +
           source + R"("]})";
  }
  static std::string notebook(const std::string& cells, const std::string& metadata = "{}") {
    return R"({"cells": [)" + cells + R"(], "metadata": )" + metadata + R"(, "nbformat": 4, "nbformat_minor": 4})";
  }

  const RuleDatabase* database_ = nullptr;
  std::optional<Sanitizer> line_;
  std::string key_;
};

TEST_F(AllowTest, AMarkerAllowsItsOwnLineOnly) {
  EXPECT_TRUE(allows("t = '" + key_ + "'  # nbscrub: allow\n"));
  EXPECT_TRUE(allows("t = '" + key_ + "'  # nbscrub:allow"));
  EXPECT_TRUE(allows("<!-- nbscrub: allow --> " + key_ + "\n", "a.md"));
  EXPECT_FALSE(allows("# nbscrub: allow\nt = '" + key_ + "'\n"));
  EXPECT_FALSE(allows("t = '" + key_ + "'\n# nbscrub: allow\n"));
}

TEST_F(AllowTest, AMarkerMayStandOnTheLineBefore) {
  EXPECT_TRUE(allows("# nbscrub: allow-next-line\nt = '" + key_ + "'"));
  EXPECT_FALSE(allows("# nbscrub: allow-next-line\n\nt = '" + key_ + "'\n"));
  EXPECT_FALSE(allows("t = '" + key_ + "'  # nbscrub: allow-next-line\n"));
}

TEST_F(AllowTest, AListNamesTheRules) {
  EXPECT_TRUE(allows("t = '" + key_ + "'  # nbscrub: allow[github-pat]\n"));
  EXPECT_TRUE(allows("t = '" + key_ + "'  # nbscrub: allow [ npm-token , github-pat ] why\n"));
  EXPECT_FALSE(allows("t = '" + key_ + "'  # nbscrub: allow[npm-token]\n"));
  EXPECT_FALSE(allows("t = '" + key_ + "'  # nbscrub: allow[]\n"));
  EXPECT_FALSE(allows("t = '" + key_ + "'  # nbscrub: allow[github-pat\n# ]"));
}

TEST_F(AllowTest, OtherWordsAllowNothing) {
  for (const char* words : {"nbscrub: allowed", "nbscrub: allow-list", "nbscrub allow", "xnbscrub: allow",
                            "gitleaks:allowed", "pragma: allowlist", "pragma: allowlist secrets", "pragma: secret"}) {
    EXPECT_FALSE(allows("t = '" + key_ + "'  # " + words + "\n")) << words;
  }
}

TEST_F(AllowTest, MarkersOfOtherScannersCount) {
  for (const char* words : {"gitleaks:allow", "pragma: allowlist secret", "pragma:allowlist-secret",
                            "pragma: whitelist secret"}) {
    EXPECT_TRUE(allows("t = '" + key_ + "'  # " + words + "\n")) << words;
  }
  EXPECT_TRUE(allows("# pragma: allowlist nextline secret\nt = '" + key_ + "'\n"));
  EXPECT_FALSE(allows("t = '" + key_ + "'  # pragma: allowlist nextline secret\n"));
}

TEST_F(AllowTest, ALineIsOneOfTheDecodedText) {
  const std::string marked = "t = '" + key_ + "'  # nbscrub: allow";
  const std::string other = secret("github-pat", 6);
  const std::string cells = cell(marked, "x", "{}") + ", " + cell("t = '" + other + "'", "x", "{}");
  const Outcome outcome = clean(notebook(cells), "a.ipynb");
  ASSERT_EQ(outcome.allowed.size(), 1u);
  EXPECT_EQ(outcome.allowed[0].cell, 1u);
  ASSERT_EQ(outcome.findings.size(), 1u);
  EXPECT_EQ(outcome.findings[0].cell, 2u);
  EXPECT_NE(outcome.result.view().find(key_), std::string_view::npos);
  EXPECT_EQ(outcome.result.view().find(other), std::string_view::npos);
}

TEST_F(AllowTest, MetadataAllowsNothing) {
  const std::string metadata = R"({"note": "nbscrub: allow", "token": ")" + key_ + "\"}";
  const Outcome outcome = clean(notebook(cell("x = 1", "x", "{}"), metadata), "a.ipynb");
  EXPECT_EQ(outcome.findings.size(), 1u);
  EXPECT_TRUE(outcome.allowed.empty());
}

TEST_F(AllowTest, ATagAllowsTheOutputsOfItsCell) {
  const std::string tags = R"({"tags": ["x", "nbscrub-allow"]})";
  EXPECT_EQ(clean(notebook(cell("x = 1", key_, tags)), "a.ipynb").allowed.size(), 1u);
  const std::string another_cell = cell("x = 1", "x", tags) + ", " + cell("x = 1", key_, "{}");
  EXPECT_EQ(clean(notebook(another_cell), "a.ipynb").findings.size(), 1u);
  EXPECT_EQ(clean(notebook(cell("t = '" + key_ + "'", "x", tags)), "a.ipynb").findings.size(), 1u);
}

TEST_F(AllowTest, ABlockIsAllowedFromItsFirstLineOrTheOneBefore) {
  const std::string block = secret("private-key-pem");
  ASSERT_NE(block.find('\n'), std::string::npos);
  EXPECT_TRUE(allows("# nbscrub: allow\n" + block + "\n", "a.txt"));
  EXPECT_TRUE(allows("/* nbscrub: allow */ " + block + "\n", "a.txt"));
  EXPECT_FALSE(allows("# nbscrub: allow\n\n" + block + "\n", "a.txt"));
}

TEST_F(AllowTest, WhatIsAllowedDoesNotSpread) {
  const std::string value = secret("generic-password-assignment");
  const std::string marked = "app_password = '" + value + "'  # nbscrub: allow\n";
  EXPECT_TRUE(clean(marked + "print(" + value + ")\n").findings.empty());
  const std::string bare = "t = '" + key_ + "'  # nbscrub: allow\n" + "print(" + key_ + ")\n";
  EXPECT_EQ(clean(bare).findings.size(), 1u) << "found by its own shape, and not marked there";
}

TEST_F(AllowTest, NothingIsAllowedWhenItIsNotToBeHonoured) {
  const std::string marked = "t = '" + key_ + "'  # nbscrub: allow\n";
  EXPECT_EQ(clean(marked, "a.py", false).findings.size(), 1u);
  auto strict = Sanitizer::create(*database_, RulesInForce::standard(database_->table()), {.honour_allowances = false});
  Request request;
  request.name = "a.py";
  EXPECT_EQ(strict->sanitize(PaddedBytes(marked), request)->findings.size(), 1u);
}

TEST_F(AllowTest, TheReasonIsKeptWithoutWhatMayBeASecret) {
  const auto reason = [&](const std::string& words) {
    const Outcome outcome = clean("t = '" + key_ + "'  # nbscrub: allow[github-pat] " + words + "\n");
    return outcome.allowed.empty() ? "nothing allowed" : outcome.allowed[0].allowance->reason;
  };
  EXPECT_EQ(reason("made up for the docs"), "made up for the docs");
  EXPECT_EQ(reason(": see PROJ-7 */"), "see PROJ-7");
  EXPECT_EQ(reason("not like " + secret("npm-token") + " there"), "not like \u2026 there");
  EXPECT_EQ(reason(key_), "\u2026");
  EXPECT_EQ(reason("self-explanatory-for-everybody A1b2C3d4E5f6G7h8I9j0K"), "self-explanatory-for-everybody \u2026");
  EXPECT_EQ(clean("t = '" + key_ + "'  # gitleaks:allow").allowed[0].allowance->by, "gitleaks:allow");
}

}  // namespace
}  // namespace nbscrub
