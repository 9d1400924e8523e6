#include "sanitizer/root_cause.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>

#include "detectors/example.h"
#include "sanitizer/json_string.h"
#include "sanitizer/sanitize.h"

namespace nbscrub {
namespace {

class RootCauseTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const RuleDatabase* database = *RuleDatabase::builtin();
    line_.emplace(*Sanitizer::create(*database));
    const auto rules = database->table().rules;
    key_ = generate_secret(
        *std::find_if(rules.begin(), rules.end(), [](const Rule& rule) { return rule.id == "github-pat"; }), 3);
  }

  // "id:line id:line" for a cell; KEY stands for a credential.
  std::string causes(std::string source) {
    for (std::size_t at; (at = source.find("KEY!")) != std::string::npos;) source.replace(at, 4, key_);
    const std::string bytes = R"({"cells": [{"cell_type": "code", "metadata": {}, "outputs": [], "source": ")" +
                              encode_json_string(source) + R"("}], "metadata": {}, "nbformat": 4, "nbformat_minor": 4})";
    Request request;
    request.name = "a.ipynb";
    const auto outcome = line_->sanitize(PaddedBytes(bytes), request);
    EXPECT_TRUE(outcome);
    std::string all;
    for (const RootCause& cause : outcome->causes) {
      all += (all.empty() ? "" : " ") + std::string(cause.id) + ":" + std::to_string(cause.line);
    }
    return all;
  }

  std::optional<Sanitizer> line_;
  std::string key_;
};

TEST_F(RootCauseTest, WhatShowsAnEnvironment) {
  EXPECT_EQ(causes("import os\nprint(os.environ)"), "environment-shown:2");
  EXPECT_EQ(causes("print(dict(os.environ))\nx = 1"), "environment-shown:1");
  EXPECT_EQ(causes("display(os.environ)"), "environment-shown:1");
  EXPECT_EQ(causes("x = 1\n\ndict(os.environ)"), "environment-shown:3");
  EXPECT_EQ(causes("%env\nx"), "environment-shown:1");
  EXPECT_EQ(causes("!env | grep KEY"), "environment-shown:1");
  EXPECT_EQ(causes("!printenv"), "environment-shown:1");
}

TEST_F(RootCauseTest, WhatShowsAKey) {
  EXPECT_EQ(causes("print(token[:10])"), "key-shown:1");
  EXPECT_EQ(causes("print(api_key)"), "key-shown:1");
  EXPECT_EQ(causes("print(cfg.openai_api_key[-4:])"), "key-shown:1");
  EXPECT_EQ(causes("x = 1\npassword"), "key-shown:2");
  EXPECT_EQ(causes("getpass.getpass()"), "getpass-shown:1");
  EXPECT_EQ(causes("print(getpass('Key: '))"), "getpass-shown:1");
  EXPECT_EQ(causes("!cat .env"), "credentials-file-shown:1");
  EXPECT_EQ(causes("!head -5 ~/.aws/credentials"), "credentials-file-shown:1");
}

TEST_F(RootCauseTest, WhatCarriesAKey) {
  EXPECT_EQ(causes("x = os.getenv('X', 'KEY!')"), "key-as-default:1");
  EXPECT_EQ(causes("\nx = os.environ.get(\"X\", \"KEY!\")"), "key-as-default:2");
  EXPECT_EQ(causes("%env X=KEY!"), "env-magic:1");
}

TEST_F(RootCauseTest, WhatIsHarmless) {
  for (const char* source :
       {"print(token)", "print(tokens[:10])", "print(key)", "for key in d:\n    print(key)", "print(os.environ['HOME'])",
        "os.environ\nx = 1", "x = os.environ", "x = getpass.getpass()", "print(pad_token)", "print(sorted(os.environ))",
        "%env X", "!env A=1 make", "!cat config.yaml", "!cat .env > other", "print('password')", "# print(os.environ)",
        "print(password_field)", "print(token[0])", "x = os.getenv('X', 'default')", "dict(os.environ);",
        "api_key = f()", "print(len(api_key))", "!cat .env.example"}) {
    EXPECT_EQ(causes(source), "") << source;
  }
}

}  // namespace
}  // namespace nbscrub
