// Every rule's secret in every surrounding in which notebooks and their neighbours hold secrets: the whole line finds
// it, covers all of it, and what is left after cleaning holds nothing more and is still the kind of file that it was.
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>

#include "detectors/rule_file.h"
#include "sanitizer/sanitize.h"
#include "tests/support/surroundings.h"

namespace nbscrub {
namespace {

namespace fs = std::filesystem;

// The rules as they are written: examples and overlaps are not in the program's table.
const RuleSet& written_rules() {
  static const RuleSet set = [] {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(NBSCRUB_RULES)) paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<RuleFile> files;
    for (const fs::path& path : paths) {
      std::ifstream file(path, std::ios::binary);
      const std::string toml{std::istreambuf_iterator<char>(file), {}};
      files.push_back(RuleFile::parse(toml, path.filename().string()).value());
    }
    return RuleSet::build(std::move(files)).value();
  }();
  return set;
}

// One load of a rule, and how sure the detector is of it as it stands, without any surrounding.
struct Trial {
  Load load;
  std::string text;  // for messages: the template, never the secret
  std::optional<Confidence> plain;
};

class SurroundingsTest : public ::testing::TestWithParam<Surrounding> {
 protected:
  void SetUp() override {
    database_ = *RuleDatabase::builtin();
    line_.emplace(*Sanitizer::create(*database_));
  }

  // Can a rule like this one work here at all?
  static bool makes_sense(const Rule& rule, std::uint64_t seed) {
    const Surrounding& here = GetParam();
    if (rule.group != Group::standard) return false;  // off unless asked for; personal_data_test.cc has these
    if (rule.where == Where::output && here.place != Place::output) return false;
    // A shape with quotes or a parenthesis in it, or a blank before it, is a piece of code.
    const std::string token = generate_secret(rule, seed);
    const bool is_code = token.starts_with(' ') || token.find_first_of("\"'(") != std::string::npos;
    if (here.carries != Carries::example && (is_code || rule.find == Find::call || rule.find == Find::line)) {
      return false;
    }
    const bool by_name = rule.find == Find::assignment || rule.find == Find::pairs;
    // A printed environment has to be one; the rule's own examples are.
    if (rule.where == Where::env_dump) return here.carries == Carries::example && here.place != Place::config;
    if (here.carries == Carries::example) return true;
    if (here.carries == Carries::facts) {
      const bool by_place = rule.find == Find::assignment || rule.find == Find::near;  // the same statement or line
      return (here.names_stand || !by_place) && !facts_for(rule, seed).empty();
    }
    return !by_name && rule.find != Find::near && rule.find != Find::url && rule.context.empty();
  }

  std::vector<Trial> trials(const WrittenRule& written, std::uint64_t seed) {
    const Surrounding& here = GetParam();
    std::vector<Trial> trials;
    if (here.carries != Carries::example) {
      Trial trial;
      trial.load.facts = facts_for(written.rule, seed);
      trial.load.secret = marked_token(written.rule, generate_secret(written.rule, seed));
      trial.text = trial.load.facts.empty() ? "bare" : trial.load.facts.back().name;
      trial.plain = written.rule.confidence;
      trials.push_back(std::move(trial));
      return trials;
    }
    for (std::string_view text : written.examples) {
      const auto example = expand_template(text, written.rule, written_rules().table().rules, seed);
      EXPECT_TRUE(example) << example.error().what;
      Trial trial;
      trial.load.example = marked_example(written.rule, *example);
      trial.text = text;
      // An unquoted value is one in configuration only.
      trial.plain = plain_confidence(written, trial.load.example, here.place == Place::config ? "a.conf" : "a.py");
      if (trial.plain) trials.push_back(std::move(trial));
    }
    return trials;
  }

  Outcome sanitize(std::string_view bytes, std::string_view name, bool rewrite) {
    Request request;
    request.name = name;
    request.rewrite = rewrite;
    request.redact_plain = true;
    request.policy = Policy::keep_everything();
    auto outcome = line_->sanitize(PaddedBytes(std::string(bytes)), request);
    EXPECT_TRUE(outcome) << outcome.error().what << "\n" << outcome.error().next_step;
    return outcome ? *std::move(outcome) : Outcome{};
  }

  // This rule, one that may stand for it, or the one that knows a printed environment. A name that this test made up of
  // a rule's own may be that of a rule that knows better.
  static bool may_report(const WrittenRule& written, const Rule& rule) {
    const bool knows_better = GetParam().carries == Carries::facts && rule.rank > written.rule.rank;
    return rule.id == written.rule.id || rule.where == Where::env_dump || knows_better ||
           std::find(written.overlaps.begin(), written.overlaps.end(), rule.id) != written.overlaps.end();
  }

  std::optional<Confidence> plain_confidence(const WrittenRule& written, const MarkedText& text,
                                             std::string_view name) {
    std::optional<Confidence> least;
    for (const Finding& finding : sanitize(text.text(), name, false).findings) {
      if (may_report(written, *finding.rule) && (!least || finding.confidence < *least)) least = finding.confidence;
    }
    return least;
  }

  void expect_found(const WrittenRule& written, const Trial& trial, const MarkedText& bytes);

  const RuleDatabase* database_ = nullptr;
  std::optional<Sanitizer> line_;
};

std::string ids(const std::vector<Finding>& findings) {
  std::string list;
  for (const Finding& finding : findings)
    list += fmt::format("{}{}", list.empty() ? "" : ", ", std::string_view(finding.rule->id));
  return list.empty() ? "nothing" : list;
}

void SurroundingsTest::expect_found(const WrittenRule& written, const Trial& trial, const MarkedText& bytes) {
  const Surrounding& here = GetParam();
  const Outcome outcome = sanitize(bytes.text(), here.file, true);
  ASSERT_EQ(outcome.format == Format::damaged_notebook, !here.whole) << outcome.incomplete;
  ASSERT_EQ(outcome.incomplete.empty(), here.whole) << outcome.incomplete;

  // Sure in plain code means sure here, but for a rule that says of itself where it is sure.
  const bool sure = *trial.plain != Confidence::low && written.rule.where != Where::assigned &&
                    here.place != Place::prose;
  bool hint = false;
  bool missed = false;
  for (const RawSpan& secret : bytes.marked_spans()) {
    std::size_t covered = secret.begin;
    bool found_by_this = false;
    bool by_another = false;
    for (const Finding& finding : outcome.findings) {
      for (const RawSpan& span : finding.spans) {
        if (span.begin <= covered && covered < span.end) covered = span.end;
        if (!span.overlaps(secret)) continue;
        found_by_this = found_by_this || may_report(written, *finding.rule);
        by_another = by_another || finding.rule->rank > written.rule.rank;
        hint = hint || (!blocks(finding) && finding.rule->id == written.rule.id);
      }
    }
    // What a better rule makes of the value is that rule's affair.
    missed = missed || !found_by_this || (covered < secret.end && !by_another);
  }
  ASSERT_FALSE(missed) << "not found, or not all of it; found: " << ids(outcome.findings);
  ASSERT_FALSE(sure && hint) << "only a hint: " << ids(outcome.findings);
  if (!outcome.rewritten) return;

  const std::string_view cleaned = outcome.result.view();
  const Outcome again = sanitize(cleaned, here.file, false);
  EXPECT_TRUE(std::none_of(again.findings.begin(), again.findings.end(), blocks)) << "left: " << ids(again.findings);
  const bool json = std::string_view(here.file).ends_with(".ipynb") || std::string_view(here.file).ends_with(".json");
  EXPECT_TRUE(!json || !here.whole || nlohmann::json::accept(cleaned)) << "no JSON any more";
}

TEST_P(SurroundingsTest, EveryRuleFindsItsSecretAndNothingIsLeft) {
  const Surrounding& here = GetParam();
  std::size_t tried = 0;
  for (const WrittenRule& written : written_rules().written()) {
    // Shapes and lengths take turns from surrounding to surrounding; what one rule gets depends on no other.
    SeededRandom random(fmt::format("{} {}", here.name, written.rule.id), 0);
    const std::uint64_t seed = random.below(1000);
    if (!makes_sense(written.rule, seed)) continue;
    for (const Trial& trial : trials(written, seed)) {
      SCOPED_TRACE(fmt::format("rule {} (seed {}): {}", written.rule.id, seed, trial.text));
      expect_found(written, trial, here.write(trial.load, random));
      ++tried;
    }
  }
  EXPECT_GT(tried, 50U);
}

INSTANTIATE_TEST_SUITE_P(All, SurroundingsTest, ::testing::ValuesIn(surroundings().begin(), surroundings().end()),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace nbscrub
