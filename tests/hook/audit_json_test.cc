#include "hook/audit_json.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace nbscrub {
namespace {

Report report_of(std::size_t findings) {
  static constexpr Rule kRule{};
  Report report;
  FileReport& file = report.files.emplace_back();
  file.path = "a\nb.ipynb";
  Finding finding;
  finding.rule = &kRule;
  finding.confidence = Confidence::high;
  for (std::size_t i = 0; i < findings; ++i) file.findings.push_back({finding, false, false});
  return report;
}

TEST(AuditJson, IsOneLineAndIsReadAgain) {
  AuditEntry entry;
  entry.kind = "commit";
  entry.reason = "two\nlines \"quoted\" and \xff";
  entry.name = "Ada";
  entry.tree = "1234";
  const std::string line = audit_line(entry, report_of(3), "2026-01-02T03:04:05Z");
  EXPECT_EQ(std::count(line.begin(), line.end(), '\n'), 1);
  const auto read = parse_audit_line(line);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->time, "2026-01-02T03:04:05Z");
  EXPECT_EQ(read->name, "Ada");
  EXPECT_EQ(read->tree, "1234");
  EXPECT_EQ(read->findings, 3U);
}

TEST(AuditJson, NamesSoManyPlacesAndCountsAll) {
  const std::string line = audit_line({}, report_of(kMaxRecordedPlaces + 50), "");
  std::size_t places = 0;
  for (std::size_t at = line.find("\"rule\""); at != line.npos; at = line.find("\"rule\"", at + 1)) ++places;
  EXPECT_EQ(places, kMaxRecordedPlaces);
  EXPECT_EQ(parse_audit_line(line)->findings, kMaxRecordedPlaces + 50);
}

TEST(AuditJson, WhatIsTornOrOfAnotherKindIsNoLine) {
  EXPECT_FALSE(parse_audit_line(""));
  EXPECT_FALSE(parse_audit_line("{\"version\":1,\"ti"));
  EXPECT_FALSE(parse_audit_line("[1]"));
  EXPECT_EQ(parse_audit_line("{\"summary\":[],\"time\":4}")->findings, 0U);
}

}  // namespace
}  // namespace nbscrub
