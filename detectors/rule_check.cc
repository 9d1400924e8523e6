#include "detectors/rule_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "detectors/detector.h"
#include "detectors/example.h"
#include "detectors/scanner.h"

namespace nbscrub {
namespace {

constexpr std::uint64_t kSeeds = 8;

// Each shape (and each label of a PEM rule) gets its turn.
std::uint64_t seeds_for(const Rule& rule) {
  const std::size_t labels = rule.find == Find::pem ? rule.words.size() : 0;
  return std::max<std::uint64_t>(kSeeds, std::max(rule.shapes.size(), labels));
}

class Checker {
 public:
  Checker(const RuleDatabase& database, Scanner scanner)
      : rules_(database.table().rules),
        detector_(database.table(), RulesInForce::all(database.table())),
        scanner_(std::move(scanner)) {}

  std::optional<Error> check(const WrittenRule& written) {
    own_hits_ = 0;
    for (std::uint64_t seed = 0; seed < seeds_for(written.rule); ++seed) {
      for (std::string_view text : written.examples) {
        if (auto error = check_example(written, text, seed)) return rule_error(written, *error);
      }
      for (std::string_view text : written.counter_examples) {
        if (auto error = check_counter_example(written, text, seed)) return rule_error(written, *error);
      }
    }
    if (own_hits_ == 0 && !written.examples.empty()) {
      return rule_error(written, {"never hits: rules that it names in overlaps take all of its examples",
                                  "mend its names, shapes or rank, or remove it"});
    }
    return std::nullopt;
  }

 private:
  std::optional<Error> check_example(const WrittenRule& written, std::string_view text, std::uint64_t seed) {
    auto example = expand_template(text, written.rule, rules_, seed);
    if (!example) return example.error();
    // (What a pattern fits is not drawn but written out.)
    if (written.rule.find == Find::pattern) example->secrets = {{0, example->text.size()}};
    if (example->secrets.empty()) {
      return Error{fmt::format("example {} has no secret in it", quoted(text)), "put {shape} where the secret stands"};
    }
    // An unquoted value is one in configuration only, a quoted one in code too, a cut one in outputs: a hit in any will
    // do.
    std::string others;
    for (Place place : {Place::code, Place::config, Place::output}) {
      const auto hits = detect(example->text, place);
      if (!hits) return hits.error();
      for (const Hit& hit : *hits) {
        if (!touches_secret(*example, hit)) continue;
        const std::string_view id = rules_[hit.rule].id;
        own_hits_ += id == written.rule.id ? 1 : 0;
        if (id == written.rule.id || declared(written, id)) return std::nullopt;
        if (others.find(id) == std::string::npos) others += fmt::format("{}{}", others.empty() ? "" : ", ", id);
      }
    }
    const std::string where = fmt::format("example {} (seed {})", quoted(text), seed);
    if (others.empty()) {
      return Error{where + " gives no hit",
                   "check shape, guard, verifier and context against the example, or mend the example"};
    }
    return Error{fmt::format("{} is taken by {}", where, others),
                 "raise this rule's rank, or name the other rule in overlaps if either may report it"};
  }

  std::optional<Error> check_counter_example(const WrittenRule& written, std::string_view text, std::uint64_t seed) {
    const auto example = expand_template(text, written.rule, rules_, seed);
    if (!example) return example.error();
    const auto hits = detect(example->text, Place::code);
    if (!hits) return hits.error();
    for (const Hit& hit : *hits) {
      if (rules_[hit.rule].id != written.rule.id) continue;
      return Error{fmt::format("counter-example {} (seed {}) gives a hit", quoted(text), seed),
                   "narrow the shape, add a guard or context, or remove the counter-example"};
    }
    return std::nullopt;
  }

  Result<std::vector<Hit>> detect(std::string_view text, Place place) {
    std::vector<Match> matches;
    if (auto scanned = scanner_.scan(text, matches); !scanned) return fail(scanned.error());
    const TextUnit unit{text, {}, place};
    std::vector<std::uint32_t> words;
    detector_.collect_words(unit, matches, words);
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    std::vector<Hit> hits;
    detector_.detect(unit, matches, {words, words}, hits);
    return hits;
  }

  static bool touches_secret(const Example& example, const Hit& hit) {
    return std::any_of(example.secrets.begin(), example.secrets.end(),
                       [&](TextSpan span) { return span.overlaps(hit.secret); });
  }

  static bool declared(const WrittenRule& written, std::string_view id) {
    return std::find(written.overlaps.begin(), written.overlaps.end(), id) != written.overlaps.end();
  }

  static std::string quoted(std::string_view text) { return fmt::format("'{}'", text); }

  std::span<const Rule> rules_;
  Detector detector_;
  Scanner scanner_;
  std::size_t own_hits_ = 0;  // of the rule at hand
};

}  // namespace

std::vector<Error> check_rules(std::span<const WrittenRule> rules, const RuleDatabase& database, std::size_t limit) {
  auto scanner = Scanner::create(database);
  if (!scanner) return {scanner.error()};
  Checker checker(database, std::move(*scanner));
  std::vector<Error> errors;
  for (const WrittenRule& rule : rules) {
    if (errors.size() == limit) break;
    if (auto error = checker.check(rule)) errors.push_back(std::move(*error));
  }
  return errors;
}

std::vector<std::string> example_texts(const RuleSet& rules) {
  std::vector<std::string> texts;
  for (const WrittenRule& written : rules.written()) {
    for (std::string_view text : written.examples) {
      if (auto example = expand_template(text, written.rule, rules.table().rules, 0))
        texts.push_back(std::move(example->text));
    }
  }
  return texts;
}

}  // namespace nbscrub
