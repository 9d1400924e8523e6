// Scratch folders and findings made by hand, for the tests of the hook layer.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "hook/report.h"

namespace nbscrub::test {

class ScratchFolder {
 public:
  ScratchFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "nbscrub-test-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder() { std::filesystem::remove_all(path_); }

  std::string at(const std::string& name) const { return path_ + "/" + name; }
  std::string write(const std::string& name, const std::string& content) const {
    std::filesystem::create_directories(std::filesystem::path(at(name)).parent_path());
    std::ofstream(at(name), std::ios::binary) << content;
    return at(name);
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

inline std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// A rule of which only the report's parts matter.
inline Rule example_rule() {
  Rule rule;
  rule.id = "example-token";
  rule.title = "Example token";
  rule.confidence = Confidence::high;
  rule.env = "EXAMPLE_TOKEN";
  rule.revoke = "https://example.org/tokens";
  return rule;
}

inline ReportedFinding finding_of(const Rule& rule, std::uint32_t cell, std::uint64_t value) {
  Finding finding;
  finding.rule = &rule;
  finding.confidence = rule.confidence;
  finding.place = "code";
  finding.kind = FieldKind::code;
  finding.cell = cell;
  finding.line = 2;
  finding.column = 11;
  finding.file_line = 20;
  finding.spans = {{100, 140}};
  finding.preview = "exa_\u2026 (40 characters)";
  finding.value_hash = value;
  return {finding, false, false};
}

}  // namespace nbscrub::test
