#include "detectors/detector.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "detectors/ascii.h"
#include "detectors/assignment.h"
#include "detectors/call.h"
#include "detectors/entropy.h"
#include "detectors/env_dump.h"
#include "detectors/everywhere.h"
#include "detectors/judge.h"
#include "detectors/name.h"
#include "detectors/nearby.h"
#include "detectors/pairs.h"
#include "detectors/pem.h"
#include "detectors/shape.h"
#include "detectors/url.h"

namespace nbscrub {
namespace {

constexpr std::size_t kLongestLine = 1024;  // of those that are a credential as a whole

bool is_blank(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\r';
}

// Digits among letters, and random: no word of a sentence, no name in code.
bool looks_like_a_token(std::string_view value) {
  return value.size() >= 8 && std::ranges::any_of(value, is_digit) && std::ranges::any_of(value, is_letter) &&
         passes(Guard::random, value, Alphabet::any);
}

bool holds_any(std::span<const std::uint32_t> sorted, std::span<const std::uint32_t> wanted) {
  return std::any_of(wanted.begin(), wanted.end(),
                     [&](std::uint32_t anchor) { return std::binary_search(sorted.begin(), sorted.end(), anchor); });
}

}  // namespace

// One text, its matches, and the hits that come of them.
class Detector::Search {
 public:
  Search(const Detector& detector, const TextUnit& unit, std::span<const Match> matches, const Scope& scope,
         std::vector<Hit>& hits, std::vector<Dropped>* dropped)
      : detector_(detector),
        rules_(detector.table_.rules),
        unit_(unit),
        matches_(matches),
        scope_(scope),
        hits_(hits),
        dropped_(dropped) {}

  void run() {
    for (const Match& match : matches_) {
      const Anchor& anchor = detector_.table_.anchors[match.anchor];
      if (anchor.length > match.end) continue;
      const TextSpan span{match.end - anchor.length, match.end};
      switch (anchor.kind) {
        case AnchorKind::shape: at_shape(anchor, span); break;
        case AnchorKind::word: at_word(anchor, span); break;
        case AnchorKind::name: at_name(anchor, span); break;
        case AnchorKind::scheme: at_scheme(anchor, span); break;
        case AnchorKind::pem: at_pem(anchor, span); break;
        case AnchorKind::call: at_call(anchor, span); break;
        case AnchorKind::pattern: at_pattern(anchor, match); break;
      }
    }
    for (RuleIndex rule : detector_.line_rules_) {
      if (unit_.place != Place::widget && holds_any(scope_.cell, detector_.contexts_[rule].words)) weigh_lines(rule);
    }
    for (RuleIndex rule : detector_.everywhere_rules_) look_everywhere(rule);
  }

 private:
  bool in_force(const AnchorUse& use) const { return detector_.in_force_.has(use.rule); }

  std::string_view slice(TextSpan span) const { return unit_.text.substr(span.begin, span.size()); }

  void at_shape(const Anchor& anchor, TextSpan span) {
    for (const AnchorUse& use : anchor.uses) {
      if (!in_force(use)) continue;
      const Shape& shape = rules_[use.rule].shapes[use.shape];
      if (const auto match = match_shape_at(shape, use.part, unit_.text, span.begin, unit_.seams)) {
        weigh_shape(use.rule, *match, {});
      }
    }
  }

  // A bare shape beside its vendor's word.
  void at_word(const Anchor& anchor, TextSpan span) {
    if (unit_.place == Place::widget || !stands_as_word(unit_.text, span)) return;
    for (const AnchorUse& use : anchor.uses) {
      if (!in_force(use)) continue;
      if (rules_[use.rule].find != Find::near || (use.part & kInWords) == 0) continue;
      for (const Shape& shape : rules_[use.rule].shapes) {
        NearWindow window = near_window(unit_.text, span);
        while (const auto match = find_shape(shape, unit_.text, window.span, unit_.seams)) {
          if (stands_beside(span, *match, window)) {
            weigh_shape(use.rule, *match, {}, distance_between(unit_.text, span, match->whole));
          }
          window.span.begin = match->whole.end;
        }
      }
    }
  }

  bool stands_beside(TextSpan word, const ShapeMatch& match, const NearWindow& window) const {
    if (announces_digest(unit_.text, match.whole.begin) || is_path_part(unit_.text, word, match.whole)) return false;
    return match.whole.begin < window.statement_end || is_given(unit_.text, match.secret.begin);
  }

  void at_name(const Anchor& anchor, TextSpan span) {
    if (unit_.place == Place::widget) return;
    const auto assignment = assignment_at(unit_.text, span);
    if (assignment) {
      const std::string name = fold_name(slice(assignment->name));
      for (const AnchorUse& use : anchor.uses) {
        if (in_force(use)) weigh_assignment(use.rule, *assignment, name);
      }
      weigh_literal_in_cell(*assignment, name);
    } else {
      for (const Assignment& item : list_assignment_at(unit_.text, span)) {
        const std::string name = fold_name(slice(item.name));
        for (const AnchorUse& use : anchor.uses) {
          if (in_force(use)) weigh_assignment(use.rule, item, name);
        }
      }
    }
    for (const AnchorUse& use : anchor.uses) {
      if (in_force(use) && rules_[use.rule].find == Find::pairs) weigh_pair(use.rule, span);
    }
  }

  void at_scheme(const Anchor& anchor, TextSpan span) {
    const auto url = url_userinfo_at(unit_.text, span.begin);
    if (!url || url->password.empty()) return;
    const std::string_view scheme = slice(url->scheme).substr(0, slice(url->scheme).find('+'));
    for (const AnchorUse& use : anchor.uses) {
      if (!in_force(use)) continue;
      const auto& schemes = rules_[use.rule].words;
      const bool wanted = std::any_of(schemes.begin(), schemes.end(),
                                      [&](std::string_view word) { return word == scheme || word == "*"; });
      if (!wanted) continue;
      const std::string_view user = slice(url->user);
      const bool example_host = is_local_or_example_host(slice(url->host));
      // `postgres:postgres@localhost` opens nothing that is worth a word.
      if (example_host && slice(url->password) == user) continue;
      weigh_literal(use.rule, url->password, fold_name(user), example_host ? Confidence::low : Confidence::high);
    }
  }

  // login("ada", "…"): the callee says what the argument is.
  void at_call(const Anchor& anchor, TextSpan span) {
    if (unit_.place == Place::widget || (span.begin > 0 && is_name_byte(unit_.text[span.begin - 1]))) return;
    for (const AnchorUse& use : anchor.uses) {
      if (!in_force(use)) continue;
      const auto argument = argument_at(unit_.text, span.end, use.part);
      if (!argument) continue;
      const bool sure = rules_[use.rule].where == Where::anywhere || unit_.place != Place::prose;
      weigh_literal(use.rule, *argument, {}, sure ? Confidence::high : Confidence::low);
    }
  }

  void at_pem(const Anchor& anchor, TextSpan span) {
    const auto block = pem_block_at(unit_.text, span.begin);
    if (!block) return;
    const bool sure = block->complete && !block->encrypted;
    for (const AnchorUse& use : anchor.uses) {
      if (!in_force(use)) continue;
      const auto& labels = rules_[use.rule].words;
      if (std::find(labels.begin(), labels.end(), block->label) == labels.end()) continue;
      if (!distance_to_context(use.rule, block->whole)) continue;
      const Confidence confidence = sure ? rules_[use.rule].confidence : lowered(rules_[use.rule].confidence);
      hits_.push_back({use.rule, confidence, block->whole, block->whole});
    }
  }

  void drop(RuleIndex rule, TextSpan secret, std::string_view reason) {
    if (dropped_ != nullptr) dropped_->push_back({rule, secret, reason});
  }

  void look_everywhere(RuleIndex index) {
    const Rule& rule = rules_[index];
    // Metadata and widgets are full of times and ids that pass for numbers of people.
    const bool innocent_digits = unit_.place == Place::widget || unit_.place == Place::metadata;
    if (innocent_digits && !has_telling_literal(rule)) return;
    for (const ShapeMatch& match : find_everywhere(rule, unit_.text, unit_.seams)) weigh_shape(index, match, {});
  }

  void at_pattern(const Anchor& anchor, const Match& match) {
    if (match.secret_length > match.end) return;
    const TextSpan secret{match.end - match.secret_length, match.end};
    for (const AnchorUse& use : anchor.uses) {
      if (in_force(use)) weigh_shape(use.rule, {secret, secret, secret, Alphabet::any}, {});
    }
  }

  void weigh_shape(RuleIndex rule, const ShapeMatch& match, std::string_view name, std::size_t distance = 0) {
    const Value value{slice(match.secret), slice(match.whole), slice(match.random), match.alphabet, name};
    if (rules_[rule].where == Where::output && unit_.place != Place::output) return;
    const Judgement judgement = judge(rules_[rule], value);
    if (!judgement.confidence) return drop(rule, match.secret, judgement.why_not);
    // (A high one is what its shape says, whatever the host: Jupyter's own token stands at localhost.)
    const bool query =
        judgement.confidence == Confidence::medium && is_query_of_example_host(unit_.text, match.whole);
    const Confidence confidence = query ? Confidence::low : *judgement.confidence;
    const auto context = distance_to_context(rule, match.whole);
    if (!context) return drop(rule, match.secret, "none of the words that would vouch for it is within reach");
    hits_.push_back({rule, confidence, match.secret, match.whole, std::max(distance, *context)});
  }

  // Every line, or what stands in quotes on it (`echo "…" >> ~/.pgpass`), that has a shape of the rule.
  void weigh_lines(RuleIndex rule) {
    const std::string_view text = unit_.text;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      if (end - begin <= kLongestLine && !weigh_whole(rule, {begin, end})) {
        for (std::size_t piece = begin; piece < end;) {
          const std::size_t quote = std::min(text.find_first_of("\"'", piece), end);
          weigh_whole(rule, {piece, quote});
          piece = quote + 1;
        }
      }
      begin = end + 1;
    }
  }

  bool weigh_whole(RuleIndex rule, TextSpan span) {
    while (!span.empty() && is_blank(unit_.text[span.begin])) ++span.begin;
    while (!span.empty() && is_blank(unit_.text[span.end - 1])) --span.end;
    for (const Shape& shape : rules_[rule].shapes) {
      const auto match = match_shape_exactly(shape, unit_.text, span);
      if (!match) continue;
      weigh_shape(rule, *match, {});
      return true;
    }
    return false;
  }

  // A literal of any form, or of one of the rule's shapes when it has some.
  void weigh_literal(RuleIndex rule, TextSpan literal, std::string_view name, Confidence at_most,
                     std::size_t distance = 0) {
    const std::size_t before = hits_.size();
    if (rules_[rule].shapes.empty()) {
      weigh_shape(rule, {literal, literal, literal, Alphabet::any}, name, distance);
    } else {
      for (const Shape& shape : rules_[rule].shapes) {
        if (const auto match = match_shape_exactly(shape, unit_.text, literal)) {
          weigh_shape(rule, *match, name, distance);
          break;
        }
      }
    }
    if (hits_.size() > before) hits_.back().confidence = std::min(hits_.back().confidence, at_most);
  }

  static bool fits_a_name_of(const Rule& rule, std::string_view folded) {
    return std::any_of(rule.name_patterns.begin(), rule.name_patterns.end(),
                       [&](std::string_view pattern) { return name_fits(folded, pattern); });
  }

  void weigh_assignment(RuleIndex index, const Assignment& assignment, std::string_view name) {
    const Rule& rule = rules_[index];
    if (rule.find != Find::assignment) return;
    if (!fits_a_name_of(rule, name)) return;
    const bool dumped = rule.where == Where::env_dump;
    if (dumped && !in_env_dump(assignment.name)) return drop(index, assignment.value, "no environment is printed here");
    const auto literal = dumped ? Confidence::high : sure_as_literal(assignment);
    if (!literal) return drop(index, assignment.value, "without quotes it reads as an expression or as prose");
    Confidence at_most = *literal;
    if (rule.where == Where::assigned) {
      if (name_is_harmless(name)) return drop(index, assignment.value, "the name is that of something harmless");
      // "Password is too short" is a sentence, config.password without quotes a name.
      const std::string_view value = slice(assignment.value);
      const bool says_something_else = assignment.quoted ? value.find(' ') != value.npos : looks_like_a_name(value);
      // A comparison may be with anything.
      if (assignment.form == Form::comparison && !looks_like_a_token(value)) return;
      // A pass is also a stage of rendering, or what a test has done.
      const bool stage =
          name.ends_with("pass") && std::ranges::all_of(value, [](char c) { return is_lower(c) || c == '-'; });
      const bool sure = sure_place(assignment) && !says_something_else && !stage;
      if (!sure) at_most = Confidence::low;
    }
    weigh_literal(index, assignment.value, name, at_most);
  }

  // `api_key = "32 hex digits"` in a cell that imports the vendor's client.
  void weigh_literal_in_cell(const Assignment& assignment, std::string_view name) {
    if (!reads_as_literal(assignment) || name_is_harmless(name)) return;
    if (announces_digest(unit_.text, assignment.value.begin)) return;
    for (RuleIndex index : detector_.near_rules_) {
      const Rule& rule = rules_[index];
      if (rule.reach == Reach::near) continue;
      const auto& words = detector_.contexts_[index].words;
      if (!holds_any(scope_.cell, words) && !(rule.reach == Reach::file && holds_any(scope_.file, words))) continue;
      weigh_literal(index, assignment.value, name, Confidence::high, kElsewhere);
    }
  }

  void weigh_pair(RuleIndex rule, TextSpan key) {
    const auto pair = pair_at(unit_.text, key);
    if (!pair || pair->other_known_keys == 0) return;
    const std::string name = fold_name(slice(pair->key));
    if (fits_a_name_of(rules_[rule], name)) weigh_literal(rule, pair->value, name, Confidence::high);
  }

  // Unquoted text after `=` or `:` is a value in configuration and on command lines; in code it is an expression, in
  // prose and tables it is prose.
  bool reads_as_literal(const Assignment& assignment) const {
    if (assignment.quoted || unit_.place == Place::config) return true;
    switch (assignment.form) {
      case Form::env_magic:
      case Form::shell:
      case Form::flag:
      case Form::xml: return true;
      default: return false;
    }
  }

  // ... but where it looks as random as a token, after a prompt or in a printed file, it is a hint at least. (Of 2,270
  // such lines that people labelled 661 held a credential.) nullopt: no value.
  std::optional<Confidence> sure_as_literal(const Assignment& assignment) const {
    if (reads_as_literal(assignment)) return Confidence::high;
    const bool text = unit_.place == Place::output || unit_.place == Place::prose || in_comment(assignment.name);
    if (!text || !looks_like_a_token(slice(assignment.value))) return std::nullopt;
    return ends_line(assignment.value) && unit_.place == Place::output ? Confidence::medium : Confidence::low;
  }

  bool sure_place(const Assignment& assignment) const {
    if (unit_.place == Place::prose) return false;
    return assignment.quoted || unit_.place != Place::output ||
           (ends_line(assignment.value) && looks_like_a_token(slice(assignment.value)));
  }

  bool ends_line(TextSpan span) const {
    return span.end == unit_.text.size() || unit_.text[span.end] == '\n' || unit_.text[span.end] == '\r';
  }

  bool in_comment(TextSpan name) const {
    const std::string_view before = unit_.text.substr(0, name.begin);
    const std::string_view line = before.substr(before.rfind('\n') + 1);
    const std::size_t mark = line.find_first_not_of(" \t");
    return mark != line.npos && (line[mark] == '#' || line.substr(mark).starts_with("//"));
  }

  bool in_env_dump(TextSpan span) {
    if (!env_dumps_) env_dumps_ = env_dump_blocks(unit_.text);
    return std::any_of(env_dumps_->begin(), env_dumps_->end(), [&](TextSpan block) { return block.contains(span); });
  }

  // How far from `span` the closest word of the rule's context stands: 0 when the rule wants none, kElsewhere when one
  // stands within reach but not near, nullopt when none does.
  std::optional<std::size_t> distance_to_context(RuleIndex index, TextSpan span) const {
    const auto& context = detector_.contexts_[index].context;
    if (context.empty()) return 0;
    std::optional<std::size_t> closest;
    const std::size_t begin = span.begin - std::min(span.begin, kNearAfter);
    auto match = std::lower_bound(matches_.begin(), matches_.end(), begin,
                                  [](const Match& m, std::size_t offset) { return m.end < offset; });
    for (; match != matches_.end() && match->end <= span.end + kNearBefore; ++match) {
      if (!std::binary_search(context.begin(), context.end(), match->anchor)) continue;
      const TextSpan word{match->end - detector_.table_.anchors[match->anchor].length, match->end};
      if (stands_as_word(unit_.text, word)) {
        closest = std::min(closest.value_or(kElsewhere), distance_between(unit_.text, word, span));
      }
    }
    if (closest) return closest;
    const Reach reach = rules_[index].reach;
    const bool in_cell = reach != Reach::near && holds_any(scope_.cell, context);
    const bool in_file = reach == Reach::file && holds_any(scope_.file, context);
    return in_cell || in_file ? std::optional(kElsewhere) : std::nullopt;
  }

  const Detector& detector_;
  std::span<const Rule> rules_;
  const TextUnit& unit_;
  std::span<const Match> matches_;
  const Scope& scope_;
  std::vector<Hit>& hits_;
  std::vector<Dropped>* dropped_;
  std::optional<std::vector<TextSpan>> env_dumps_;
};

Detector::Detector(const RuleTable& table, RulesInForce in_force)
    : table_(table), in_force_(std::move(in_force)), contexts_(table.rules.size()) {
  for (std::uint32_t index = 0; index < table.anchors.size(); ++index) {
    const Anchor& anchor = table.anchors[index];
    if (anchor.kind != AnchorKind::word) continue;
    for (const AnchorUse& use : anchor.uses) {
      if (use.part & kInWords) contexts_[use.rule].words.push_back(index);
      if (use.part & kInContext) contexts_[use.rule].context.push_back(index);
    }
  }
  for (RuleIndex index = 0; index < table.rules.size(); ++index) {
    const Rule& rule = table.rules[index];
    if (rule.find == Find::near && in_force_.has(index)) near_rules_.push_back(index);
    if (rule.find == Find::line && in_force_.has(index)) line_rules_.push_back(index);
    if (rule.find == Find::everywhere && in_force_.has(index)) everywhere_rules_.push_back(index);
  }
}

void Detector::collect_words(const TextUnit& unit, std::span<const Match> matches,
                             std::vector<std::uint32_t>& words) const {
  for (const Match& match : matches) {
    const Anchor& anchor = table_.anchors[match.anchor];
    if (anchor.kind == AnchorKind::word && anchor.length <= match.end &&
        stands_as_word(unit.text, {match.end - anchor.length, match.end})) {
      words.push_back(match.anchor);
    }
  }
}

bool Detector::looks_without_matches(const Scope& scope) const {
  if (!everywhere_rules_.empty()) return true;
  return std::any_of(line_rules_.begin(), line_rules_.end(),
                     [&](RuleIndex rule) { return holds_any(scope.cell, contexts_[rule].words); });
}

void Detector::detect(const TextUnit& unit, std::span<const Match> matches, const Scope& scope,
                      std::vector<Hit>& hits, std::vector<Dropped>* dropped) const {
  std::vector<Hit> found;
  Search(*this, unit, matches, scope, found, dropped).run();
  for (Hit& hit : found) {
    hit.confidence = in_force_.confidence_of(hit.rule, table_.rules[hit.rule].confidence, hit.confidence);
  }
  const std::vector<Hit> all = dropped == nullptr ? std::vector<Hit>() : found;
  settle_overlaps(table_, found);
  for (const Hit& hit : all) {
    const auto same = [&](const Hit& kept) { return kept.rule == hit.rule && kept.secret == hit.secret; };
    if (std::none_of(found.begin(), found.end(), same)) {
      dropped->push_back({hit.rule, hit.secret, "another rule knows better what it is"});
    }
  }
  hits.insert(hits.end(), found.begin(), found.end());
}

}  // namespace nbscrub
