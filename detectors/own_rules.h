// A user's own rules: checked against the built-in ones, compiled, and joined with them to one table. Compiling may take
// for ever and all memory there is, by a pattern that asks for it: compile_own_rules() is meant for a process that may
// be ended (hook/rule_compiler.h). Nothing here starts one or touches a file.
//
// Ownership: OwnRules owns the text of its rules. JoinedRules points into it and into the built-in table; both must
// outlive every database and finding that is made with them.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "detectors/anchors.h"
#include "detectors/result.h"
#include "detectors/rule.h"
#include "detectors/rule_database.h"
#include "detectors/rule_file.h"

namespace nbscrub {

class OwnRules {
 public:
  // Reads them from a configuration; `name` is how errors call it. Errors, with file and line: a rule that is not
  // written right, an id that another rule has, `overlaps` that names none, a rule without an anchor.
  static Result<OwnRules> create(std::string_view toml, std::string_view name, std::span<const Rule> builtin);

  std::span<const WrittenRule> rules() const { return file_.rules(); }
  std::string_view text() const { return text_; }  // the file they stand in: equal text, equal rules

 private:
  OwnRules(RuleFile file, std::string_view text) : file_(std::move(file)), text_(text) {}
  RuleFile file_;
  std::string text_;
};

class JoinedRules {
 public:
  // Errors: a pattern that cannot be measured, which compile_own_rules() names better.
  static Result<JoinedRules> join(const OwnRules& own, const RuleTable& builtin);

  JoinedRules(JoinedRules&&) = default;
  JoinedRules& operator=(JoinedRules&&) = default;

  // Built-in rules first.
  RuleTable table() const { return {rules_, anchors_}; }
  // The user's own anchors, for RuleDatabase::compile() and load(). (Their uses count rules of table().)
  RuleTable own() const { return {rules_, own_anchors_.anchors()}; }

 private:
  JoinedRules() = default;
  std::vector<Rule> rules_;
  std::vector<Anchor> anchors_;
  AnchorSet own_anchors_;
};

// The serialised database of JoinedRules::own(). `begin` is told which rule comes next; behind the last one, that all of
// them do. Errors, with file and line: a pattern that Hyperscan cannot look for, that is unbounded or too short, or whose
// secret has no sure place; an example that gives no hit, a counter-example that does.
Result<std::string> compile_own_rules(const OwnRules& own, const RuleDatabase& builtin,
                                      const std::function<void(std::size_t)>& begin);

}  // namespace nbscrub
