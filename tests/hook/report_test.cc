#include "hook/report.h"

#include <gtest/gtest.h>

#include "tests/hook/support.h"

namespace nbscrub {
namespace {

using test::example_rule;
using test::finding_of;

class ReportTest : public testing::Test {
 protected:
  ReportTest() {
    low_.confidence = Confidence::low;
    report_.files.emplace_back().path = "a.ipynb";
  }
  FileReport& file() { return report_.files[0]; }
  Rule rule_ = example_rule();
  Rule low_ = example_rule();
  Report report_;
};

TEST_F(ReportTest, IsCleanWithoutFindings) { EXPECT_EQ(verdict(report_), ExitCode::clean); }

TEST_F(ReportTest, BlocksForAFinding) {
  file().findings.push_back(finding_of(rule_, 1, 1));
  EXPECT_EQ(verdict(report_), ExitCode::findings);
  file().findings[0].removed = true;
  EXPECT_EQ(verdict(report_), ExitCode::clean);
}

TEST_F(ReportTest, BlocksForALowOneOnlyWhenStrict) {
  file().findings.push_back(finding_of(low_, 1, 1));
  EXPECT_EQ(verdict(report_), ExitCode::clean);
  EXPECT_EQ(tally(report_).warnings, 1U);
  report_.block_from = Confidence::low;
  EXPECT_EQ(verdict(report_), ExitCode::findings);
  EXPECT_EQ(tally(report_).warnings, 0U);
}

TEST_F(ReportTest, IsUnsureWithAnyError) {
  file().findings.push_back(finding_of(rule_, 1, 1));
  report_.files.emplace_back().error = Error{"it cannot be read", ""};
  EXPECT_EQ(verdict(report_), ExitCode::could_not_tell);
  EXPECT_EQ(tally(report_).files, 1U) << "what could not be read was not scanned";
}

TEST_F(ReportTest, CountsWhatWasNotScanned) {
  file().not_scanned = true;
  EXPECT_EQ(tally(report_).not_scanned, 1U);
  EXPECT_EQ(tally(report_).files, 0U);
}

}  // namespace
}  // namespace nbscrub
