#include "hook/advice.h"

#include <gtest/gtest.h>

#include "tests/hook/support.h"

namespace nbscrub {
namespace {

TEST(PathFromPrefix, LeadsFromTheFolderToTheFile) {
  EXPECT_EQ(path_from_prefix("a.ipynb", ""), "a.ipynb");
  EXPECT_EQ(path_from_prefix("sub/a.ipynb", "sub/"), "a.ipynb");
  EXPECT_EQ(path_from_prefix("a.ipynb", "sub/deep/"), "../../a.ipynb");
  EXPECT_EQ(path_from_prefix("subway/a.ipynb", "sub/"), "../subway/a.ipynb");
}

TEST(Advice, FitsTheFile) {
  const Rule rule = test::example_rule();
  Report report;
  report.occasion = Occasion::commit;
  const auto add = [&](const char* path, Format format) {
    FileReport& file = report.files.emplace_back();
    file.path = path;
    file.format = format;
    file.findings.push_back(test::finding_of(rule, 1, 1));
  };
  add("my a.ipynb", Format::notebook);
  add("config.py", Format::plain_text);
  add(".env", Format::plain_text);
  std::string all;
  for (const std::string& sentence : advice_for(report)) all += sentence + "\n";
  EXPECT_NE(all.find("nbscrub 'my a.ipynb' && git add 'my a.ipynb'"), std::string::npos);
  EXPECT_NE(all.find("nbscrub --redact config.py"), std::string::npos);
  EXPECT_NE(all.find("git rm --cached .env"), std::string::npos);
  EXPECT_EQ(all.find("--redact .env"), std::string::npos);
}

TEST(Advice, NamesFiveFilesAndCountsTheRest) {
  const Rule rule = test::example_rule();
  Report report;
  for (int i = 0; i < 9; ++i) {
    FileReport& file = report.files.emplace_back();
    file.path = std::to_string(i) + ".ipynb";
    file.format = Format::notebook;
    file.findings.push_back(test::finding_of(rule, 1, 1));
  }
  const std::vector<std::string> advice = advice_for(report);
  EXPECT_EQ(advice.at(0), "clean 9 notebooks:  nbscrub 0.ipynb 1.ipynb 2.ipynb 3.ipynb 4.ipynb   (and 4 more)");
}

TEST(Advice, IsNotGivenForWarnings) {
  Rule low = test::example_rule();
  low.confidence = Confidence::low;
  Report report;
  report.files.emplace_back().findings.push_back(test::finding_of(low, 1, 1));
  EXPECT_TRUE(advice_for(report).empty());
}

}  // namespace
}  // namespace nbscrub
