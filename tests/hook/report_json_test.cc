#include "hook/report_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/hook/support.h"

namespace nbscrub {
namespace {

using nlohmann::json;
using test::example_rule;
using test::finding_of;

TEST(JsonReport, HasEveryMember) {
  const Rule rule = example_rule();
  Report report;
  FileReport& file = report.files.emplace_back();
  file.path = "ä.ipynb";
  file.findings.push_back(finding_of(rule, 3, 1));
  const json document = json::parse(json_report(report, verdict(report)));
  EXPECT_EQ(document["version"], 1);
  const json expected = {{"path", "ä.ipynb"}, {"path_encoded", false}, {"rule", "example-token"},
                         {"title", "Example token"}, {"confidence", "high"}, {"blocks", true}, {"cell", 3},
                         {"output", nullptr}, {"place", "code"}, {"line", 2}, {"column", 11}, {"file_line", 20},
                         {"spans", json::array({json::array({100, 140})})}, {"preview", "exa_… (40 characters)"},
                         {"expires", nullptr},
                         {"env", "EXAMPLE_TOKEN"}, {"revoke", "https://example.org/tokens"}, {"committed", false},
                         {"removed", false}};
  EXPECT_EQ(document["findings"], json::array({expected}));
  EXPECT_EQ(document["errors"], json::array());
  EXPECT_EQ(document["summary"]["findings"], 1);
  EXPECT_EQ(document["summary"]["exit_code"], 1);
}

TEST(JsonReport, NamesErrors) {
  Report report;
  FileReport& file = report.files.emplace_back();
  file.path = "a";
  file.error = Error{"it cannot be read", ""};
  const json document = json::parse(json_report(report, verdict(report)));
  EXPECT_EQ(document["errors"][0]["what"], "it cannot be read");
  EXPECT_TRUE(document["errors"][0]["next_step"].is_null());
  EXPECT_EQ(document["summary"]["exit_code"], 2);
}

TEST(JsonReport, EncodesPathsThatAreNoUtf8) {
  Report report;
  FileReport& file = report.files.emplace_back();
  file.path = "a b/\xe9%.ipynb";
  file.error = Error{"bad \xff byte", ""};
  const std::string text = json_report(report, ExitCode::could_not_tell);
  EXPECT_TRUE(is_utf8(text));
  const json document = json::parse(text);
  EXPECT_EQ(document["errors"][0]["path"], "a%20b/%E9%25.ipynb");
  EXPECT_EQ(document["errors"][0]["path_encoded"], true);
}

TEST(Utf8, IsToldFromOtherBytes) {
  EXPECT_TRUE(is_utf8("ä€😀"));
  EXPECT_FALSE(is_utf8("\xe4"));
  EXPECT_FALSE(is_utf8("\xf4\x90\x80\x80"));  // beyond U+10FFFF
}

}  // namespace
}  // namespace nbscrub
