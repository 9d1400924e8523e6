// `.nbscrub.toml`: what a repository wants otherwise than the defaults, as plain data. It adds to them: a file with one
// line changes one thing, and the rules stay in force. Every key is in the table of config.cc and in
// docs/configuration.md. Where the file is found is config_source.h. toml++ is included in config.cc only.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "detectors/own_rules.h"
#include "detectors/result.h"
#include "detectors/rule.h"
#include "detectors/rules_in_force.h"
#include "sanitizer/platform_reference.h"
#include "sanitizer/policy.h"

namespace nbscrub {

inline constexpr std::string_view kConfigName = ".nbscrub.toml";

struct Config {
  // [hook]
  bool fix = false;
  bool strict = false;
  bool allow_skip = true;  // NBSCRUB_SKIP counts
  // [[rule]]
  std::shared_ptr<const OwnRules> own;  // null when there are none
  // [rules]
  std::vector<std::string> disabled;                      // ids
  std::vector<std::string> enabled;                       // ids of rules that are off by default
  std::map<std::string, Confidence, std::less<>> confidence;  // by id
  Confidence block_from = Confidence::medium;
  // [paths]
  std::vector<std::string> ignored;  // patterns as in a .gitignore file
  // [pii]
  bool personal_data = false;
  // [fix]
  std::optional<Platform> replace;  // what a fix puts for literals in code; none = markers
  std::string replace_scope;
  bool save_env = false;
  // [clear]
  Policy clear;
  bool clear_always = false;
};

// `name` is how errors call the file. Errors, each with file and line: no TOML, an unknown section, key or rule, a
// value of the wrong type. `rules` are the built-in ones; the file may add to them.
Result<Config> parse_config(std::string_view toml, std::string_view name, std::span<const Rule> rules);

// Errors: no rule is left in force, which nobody can want and which would pass everything.
Result<RulesInForce> rules_in_force(const Config& config, const RuleTable& table);

// The confidence from which a finding blocks; `strict` comes from the command line or [hook].
inline Confidence block_from(const Config& config, bool strict) {
  return strict ? Confidence::low : config.block_from;
}

// What `after` lets pass that `before` does not, a few words each: "the rule github-pat is switched off".
std::vector<std::string> weakenings(const Config& before, const Config& after, std::span<const Rule> rules);

}  // namespace nbscrub
