#include "hook/report_text.h"

#include <gtest/gtest.h>

#include "tests/hook/support.h"

namespace nbscrub {
namespace {

using test::example_rule;
using test::finding_of;

std::size_t count(const std::string& text, const std::string& word) {
  std::size_t found = 0;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++found;
  return found;
}

class TextReport : public testing::Test {
 protected:
  TextReport() { add_file("train.ipynb"); }
  FileReport& add_file(const std::string& path) {
    FileReport& file = report_.files.emplace_back();
    file.path = path;
    file.format = Format::notebook;
    return file;
  }
  std::string text() const { return text_report(report_, Terminal{}); }
  Rule rule_ = example_rule();
  Report report_;
};

TEST_F(TextReport, SaysWhatWhereAndWhatToDo) {
  report_.occasion = Occasion::commit;
  report_.files[0].findings.push_back(finding_of(rule_, 3, 1));
  EXPECT_EQ(text(),
            "nbscrub stopped this commit: 1 credential in what is staged\n"
            "\n"
            "train.ipynb\n"
            "  cell 3, line 2, column 11 (code)  Example token  [example-token, high]  exa_… (40 characters)\n"
            "\n"
            "What to do\n"
            "  - clean 1 notebook:  nbscrub train.ipynb && git add train.ipynb\n"
            "  - read it from the environment instead:  os.environ[\"EXAMPLE_TOKEN\"]\n"
            "  - if anybody else may have seen it, revoke it:  Example token: https://example.org/tokens\n"
            "\n"
            "nbscrub: 1 file scanned, 1 finding\n");
}

TEST_F(TextReport, SaysWhenTheCredentialSaysThatItEnds) {
  report_.files[0].findings.push_back(finding_of(rule_, 3, 1));
  report_.files[0].findings[0].finding.expires = "2025-01-31";
  EXPECT_EQ(count(text(), "exa_… (40 characters)  says it expires 2025-01-31\n"), 1U);
}

TEST_F(TextReport, SaysTheAdviceOnceForFiftyFindings) {
  for (std::uint32_t i = 1; i <= 50; ++i) report_.files[0].findings.push_back(finding_of(rule_, i, i));
  EXPECT_EQ(count(text(), "os.environ"), 1U);
  EXPECT_EQ(count(text(), "revoke it"), 1U);
  EXPECT_EQ(count(text(), "nbscrub train.ipynb"), 1U);
  EXPECT_EQ(count(text(), "[example-token, high]"), 50U);
}

TEST_F(TextReport, ListsWhereEachKindIsRevoked) {
  Rule other = rule_;
  other.title = "Other token";
  other.env = "OTHER_TOKEN";
  report_.files[0].findings.push_back(finding_of(rule_, 1, 1));
  report_.files[0].findings.push_back(finding_of(other, 2, 2));
  EXPECT_EQ(count(text(), "os.environ[\"EXAMPLE_TOKEN\"], os.environ[\"OTHER_TOKEN\"]\n"), 1U);
  EXPECT_EQ(count(text(), "revoke them:\n      Example token: "), 1U);
  EXPECT_EQ(count(text(), "\n      Other token: "), 1U);
}

TEST_F(TextReport, PutsPlacesOfOneValueTogether) {
  for (std::uint32_t i = 1; i <= 9; ++i) report_.files[0].findings.push_back(finding_of(rule_, i, 7));
  EXPECT_EQ(count(text(), "[example-token, high]"), 1U);
  EXPECT_EQ(count(text(), "the same value: cell"), 3U);
  EXPECT_EQ(count(text(), "and in 5 more places"), 1U);
}

TEST_F(TextReport, IsSilentForAHookThatFoundNothing) {
  report_.occasion = Occasion::commit;
  EXPECT_EQ(text(), "");
  report_.occasion = Occasion::check;
  EXPECT_EQ(text(), "nbscrub: 1 file scanned, no credential found\n");
}

TEST_F(TextReport, IsNeverSilentAboutWhatWasNotScanned) {
  report_.occasion = Occasion::commit;
  add_file("a.png").not_scanned = true;
  add_file("b.png").not_scanned = true;
  EXPECT_EQ(text(), "nbscrub: 1 file scanned, no credential found; not scanned: 2 binary files\n");
}

TEST_F(TextReport, MakesNamesAndPlacesSafe) {
  report_.files[0].path = "a\x1b]0;b\n.ipynb";
  report_.files[0].findings.push_back(finding_of(rule_, 1, 1));
  report_.files[0].findings[0].finding.place = "text/\x1b[2J";
  add_file("e\x1b.txt").error = Error{"it cannot be read", "do this"};
  EXPECT_EQ(text().find('\x1b'), std::string::npos);
  EXPECT_EQ(count(text(), "a\\x1b]0;b\\x0a.ipynb"), 2U) << text();
}

TEST_F(TextReport, NamesErrorsWithTheirNextStep) {
  add_file("b.ipynb").error = Error{"it cannot be read", "run `git fsck`"};
  EXPECT_NE(text().find("nbscrub: b.ipynb: it cannot be read\n  run `git fsck`\n"), std::string::npos);
}

TEST_F(TextReport, TellsAWarningFromAFinding) {
  Rule low = example_rule();
  low.confidence = Confidence::low;
  report_.files[0].findings.push_back(finding_of(low, 1, 1));
  EXPECT_NE(text().find("[example-token, low]  exa_… (40 characters)  (a warning only)"), std::string::npos);
  EXPECT_EQ(text().find("What to do"), std::string::npos);
  EXPECT_NE(text().find("0 findings, 1 warning"), std::string::npos);
}

TEST_F(TextReport, SaysWhatIsCommittedAlready) {
  report_.files[0].findings.push_back(finding_of(rule_, 1, 1));
  report_.files[0].findings[0].committed = true;
  EXPECT_EQ(count(text(), "already committed"), 2U);
  EXPECT_NE(text().find("does not remove it from there"), std::string::npos);
}

TEST_F(TextReport, UsesColourOnlyWhenAsked) {
  report_.files[0].findings.push_back(finding_of(rule_, 1, 1));
  EXPECT_EQ(text().find('\x1b'), std::string::npos);
  EXPECT_NE(text_report(report_, Terminal{true, 80}).find("\x1b[31m[example-token, high]\x1b[0m"), std::string::npos);
}

TEST_F(TextReport, BreaksEntriesThatTheWindowHasNoRoomFor) {
  report_.files[0].findings.push_back(finding_of(rule_, 3, 1));
  // The line is 80 characters long.
  EXPECT_EQ(text_report(report_, Terminal{false, 100}), text());
  EXPECT_NE(text_report(report_, Terminal{false, 79}).find("(code)\n      Example token"), std::string::npos);
}

TEST(DescribePlace, NamesWhatThereIs) {
  const Rule rule = example_rule();
  Finding finding = finding_of(rule, 3, 1).finding;
  finding.output = 2;
  finding.place = "stdout";
  EXPECT_EQ(describe_place(finding), "cell 3, output 2, line 2, column 11 (stdout)");
  finding.cell = finding.output = 0;
  finding.kind = FieldKind::plain;
  EXPECT_EQ(describe_place(finding), "line 2, column 11");
  finding.line = 0;
  finding.place = "file name";
  EXPECT_EQ(describe_place(finding), "file name");
}

}  // namespace
}  // namespace nbscrub
