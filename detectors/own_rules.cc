#include "detectors/own_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "detectors/pattern.h"
#include "detectors/rule_check.h"
#include "detectors/shape_syntax.h"

namespace nbscrub {
namespace {

constexpr std::size_t kMostRules = 1000;
constexpr std::uint32_t kShortestMatch = 4;    // what is shorter stands everywhere
constexpr std::uint32_t kLongestMatch = 8000;  // bytes; a length is kept in 16 bits

Error id_is_taken(const WrittenRule& rule, std::string_view by) {
  return rule_error(rule, {fmt::format("the id is taken by {}", by),
                           fmt::format("give it an id of its own, such as own-{}; or switch the other one off under "
                                       "[rules] disable",
                                       rule.rule.id)});
}

// Where the parts of a match begin and end. Errors: it cannot be told.
Result<void> measure(Pattern& pattern) {
  if (pattern.before.empty() && pattern.after.empty()) return {};
  PatternWidth before;
  PatternWidth after;
  const auto width_of = [](std::string_view part, std::string_view name, PatternWidth& width) -> Result<void> {
    if (part.empty()) return {};
    const auto measured = pattern_width(part);
    if (!measured) return fail(fmt::format("its {}: {}", name, measured.error().what), measured.error().next_step);
    if (measured->max > kLongestMatch) {
      return fail(fmt::format("its {} can be of any length, or of more than {} bytes", name, kLongestMatch),
                  "write {1,40} in the place of + and {0,40} in that of *");
    }
    width = *measured;
    return {};
  };
  PatternWidth secret;
  if (auto done = width_of(pattern.before, "prefix", before); !done) return done;
  if (auto done = width_of(pattern.secret, "pattern", secret); !done) return done;
  if (auto done = width_of(pattern.after, "suffix", after); !done) return done;
  if (after.min != after.max) {
    return fail("its suffix has no fixed length, so that where the secret ends would be a guess",
                "write a suffix such as \" or ['\\\"], one byte of what stands behind");
  }
  if (before.min != before.max && before.min == 0) {
    return fail("its prefix may be nothing at all", "give the prefix a text that is always there");
  }
  pattern.before_min = static_cast<std::uint16_t>(before.min);
  pattern.before_max = static_cast<std::uint16_t>(before.max);
  pattern.secret_min = static_cast<std::uint16_t>(secret.min);
  pattern.secret_max = static_cast<std::uint16_t>(secret.max);
  pattern.after_length = static_cast<std::uint16_t>(after.min);
  return {};
}

// One pattern by itself, so that an error names it.
Result<void> try_pattern(Rule rule) {
  if (auto part = pattern_width(rule.pattern.secret); !part) return fail(part.error());
  const auto whole = pattern_width(whole_expression(rule.pattern));
  if (!whole) return fail(whole.error());
  if (whole->max > kLongestMatch) {
    return fail(fmt::format("its pattern can be of any length, or of more than {} bytes", kLongestMatch),
                "write {1,200} in the place of + and {0,200} in that of *");
  }
  if (whole->min < kShortestMatch) {
    return fail(fmt::format("its pattern fits text of less than {} bytes, which stands everywhere", kShortestMatch),
                "say how long it is at least: {16,64}");
  }
  if (auto measured = measure(rule.pattern); !measured) return measured;
  const auto anchors = AnchorSet::derive({&rule, 1});
  if (!anchors) return fail(anchors.error());
  if (auto compiled = RuleDatabase::compile({{&rule, 1}, anchors->anchors()}); !compiled) return fail(compiled.error());
  return {};
}

}  // namespace

Result<OwnRules> OwnRules::create(std::string_view toml, std::string_view name, std::span<const Rule> builtin) {
  auto file = RuleFile::parse(toml, name, RuleOrigin::own);
  if (!file) return fail(file.error());
  OwnRules own(std::move(*file), toml);
  if (own.rules().size() > kMostRules) {
    return fail(rule_error(own.rules()[kMostRules], {fmt::format("there are more than {} rules", kMostRules),
                                                     "leave some out"}));
  }
  std::map<std::string_view, std::string> known;
  for (const Rule& rule : builtin) known.emplace(rule.id, "a built-in rule");
  for (const WrittenRule& rule : own.rules()) {
    const auto [other, fresh] =
        known.emplace(rule.rule.id, fmt::format("the rule at {}:{}", rule.file, rule.line));
    if (!fresh) return fail(id_is_taken(rule, other->second));
  }
  for (const WrittenRule& rule : own.rules()) {
    for (std::string_view other : rule.overlaps) {
      if (known.contains(other)) continue;
      std::vector<std::string_view> ids;
      for (const auto& [id, unused] : known) ids.push_back(id);
      const std::string_view near = nearest_word(other, ids);
      return fail(rule_error(rule, {fmt::format("overlaps names \"{}\", which is no rule", other),
                                    near.empty() ? "remove it" : fmt::format("did you mean \"{}\"?", near)}));
    }
    if (auto alone = AnchorSet::derive({&rule.rule, 1}); !alone) {
      return fail(fmt::format("{}:{}: {}", rule.file, rule.line, alone.error().what), alone.error().next_step);
    }
  }
  return own;
}

Result<JoinedRules> JoinedRules::join(const OwnRules& own, const RuleTable& builtin) {
  JoinedRules joined;
  joined.rules_.assign(builtin.rules.begin(), builtin.rules.end());
  for (const WrittenRule& written : own.rules()) {
    Rule rule = written.rule;
    if (auto measured = measure(rule.pattern); !measured) return fail(rule_error(written, measured.error()));
    joined.rules_.push_back(rule);
  }
  auto anchors = AnchorSet::derive(std::span(joined.rules_).subspan(builtin.rules.size()), builtin.rules.size());
  if (!anchors) return fail(anchors.error());
  joined.own_anchors_ = std::move(*anchors);
  joined.anchors_.assign(builtin.anchors.begin(), builtin.anchors.end());
  const auto added = joined.own_anchors_.anchors();
  joined.anchors_.insert(joined.anchors_.end(), added.begin(), added.end());
  return joined;
}

Result<std::string> compile_own_rules(const OwnRules& own, const RuleDatabase& builtin,
                                      const std::function<void(std::size_t)>& begin) {
  const std::span<const WrittenRule> rules = own.rules();
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (rules[i].rule.find != Find::pattern) continue;
    begin(i);
    if (auto tried = try_pattern(rules[i].rule); !tried) return fail(rule_error(rules[i], tried.error()));
  }
  begin(rules.size());
  const auto joined = JoinedRules::join(own, builtin.table());
  if (!joined) return fail(joined.error());
  const auto compiled = RuleDatabase::compile(joined->own());
  if (!compiled) return fail(compiled.error());
  const RuleDatabase both = RuleDatabase::join(builtin, *compiled, joined->table());
  if (auto errors = check_rules(rules, both, 1); !errors.empty()) return fail(errors.front());
  return compiled->serialise();
}

}  // namespace nbscrub
