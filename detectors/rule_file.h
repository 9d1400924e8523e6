// Rules as they are written: one TOML text, a provider's rules in it, into Rules with all their text owned here. Its
// one external interface is RuleFile::parse() for one text and RuleSet::build() for the table of several. The format is
// in docs/rules.md, the grammar of shapes in shape_syntax.h; which anchors a rule is found by in anchors.h.
//
// Ownership: a RuleFile owns what its Rules point to, a RuleSet owns its files, and moving either keeps every address.
// toml++ is included in rule_file.cc only, through guarded_toml.h.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "detectors/anchors.h"
#include "detectors/result.h"
#include "detectors/rule.h"

namespace nbscrub {

// Where a rule comes from. One of a user's own needs no provider, reference or example, and may be a pattern.
enum class RuleOrigin : std::uint8_t { built_in, own };

// A rule, and what it is checked with.
struct WrittenRule {
  Rule rule;
  std::span<const std::string_view> overlaps;          // ids of rules that may also hit the examples
  std::span<const std::string_view> examples;          // templates; never empty for a built-in rule
  std::span<const std::string_view> counter_examples;  // templates that give no hit of this rule
  std::string_view file;
  std::size_t line = 0;  // of its [[rule]], from 1
};

class RuleFile {
 public:
  // `name` is how errors call the file. Every error says file and line, and what to write instead. Of a file of a user's
  // own only `provider`, `lists` and `rule` are read: it is the configuration, which has other keys as well.
  static Result<RuleFile> parse(std::string_view toml, std::string_view name, RuleOrigin origin = RuleOrigin::built_in);

  // Moved only: a copy's rules would point into the original.
  RuleFile(RuleFile&&) = default;
  RuleFile& operator=(RuleFile&&) = default;

  std::span<const WrittenRule> rules() const { return rules_; }

 private:
  friend class RuleFileReader;
  RuleFile() = default;

  // Deques: an element keeps its address when more are added and when the file is moved.
  std::deque<std::string> texts_;
  std::deque<std::vector<std::string_view>> lists_;
  std::deque<std::vector<ShapePart>> parts_;
  std::deque<std::vector<Shape>> shapes_;
  std::vector<WrittenRule> rules_;
};

// "file:line: rule id: what", the form of every error about a rule.
Error rule_error(const WrittenRule& rule, const Error& error);

class RuleSet {
 public:
  // Errors: an id used twice, an `overlaps` that names no rule, a rule without a usable anchor.
  static Result<RuleSet> build(std::vector<RuleFile> files);

  RuleSet(RuleSet&&) = default;
  RuleSet& operator=(RuleSet&&) = default;

  RuleTable table() const { return {rules_, anchors_.anchors()}; }

  // In the order of table().rules.
  std::span<const WrittenRule> written() const { return written_; }

 private:
  RuleSet() = default;

  std::vector<RuleFile> files_;
  std::vector<WrittenRule> written_;
  std::vector<Rule> rules_;
  AnchorSet anchors_;
};

}  // namespace nbscrub
