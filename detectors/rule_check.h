// Does each rule find what it says it finds, and nothing of what it says it does not? Runs the real scanner and
// detector over examples and counter-examples drawn with several seeds. rulec asks it at build time, own_rules.h when
// a user's own rules are compiled.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "detectors/result.h"
#include "detectors/rule_database.h"
#include "detectors/rule_file.h"

namespace nbscrub {

// Every one of `rules` that fails, at most `limit` of them; all are among those of `database`. Empty: all is well.
std::vector<Error> check_rules(std::span<const WrittenRule> rules, const RuleDatabase& database, std::size_t limit);

// The examples that the check is made with, for whoever else wants text that is full of matches.
std::vector<std::string> example_texts(const RuleSet& rules);

}  // namespace nbscrub
