#include "detectors/anchors.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "detectors/ascii.h"
#include "detectors/call.h"
#include "detectors/name.h"
#include "detectors/pattern.h"

namespace nbscrub {
namespace {

constexpr std::size_t kSureLength = 4;       // a literal this long stops the scanner seldom enough
constexpr std::uint16_t kTailLength = 8;     // a shorter one takes up to so many bytes of the run after it
constexpr std::size_t kShortestLiteral = 3;  // one byte less will do before a long run
constexpr std::size_t kShortestWord = 2;

// How an armoured block starts. A label that has a lead of its own begins with the second member.
struct Armour {
  std::string_view lead;
  std::string_view label_start;
};
constexpr std::array<Armour, 3> kArmours = {{
    {"PuTTY-User-Key-File-", "PuTTY"},
    {"---- BEGIN SSH2", "SSH2"},
    {"-----BEGIN ", ""},
}};

struct ShapeAnchor {
  std::size_t part = 0;
  Alphabet tail = Alphabet::any;
  std::uint16_t tail_length = 0;
};

// nullopt when no literal of the shape is fit to be searched for.
std::optional<ShapeAnchor> choose_anchor(const Shape& shape) {
  std::size_t longest = shape.parts.size();
  std::size_t longest_fixed = shape.parts.size();
  bool fixed_place = true;
  const auto longer = [&](std::size_t part, std::size_t than) {
    return than == shape.parts.size() || shape.parts[part].literal.size() > shape.parts[than].literal.size();
  };
  for (std::size_t i = 0; i < shape.parts.size(); ++i) {
    const ShapePart& part = shape.parts[i];
    if (part.kind == ShapePart::Kind::literal) {
      if (longer(i, longest)) longest = i;
      if (fixed_place && longer(i, longest_fixed)) longest_fixed = i;
    } else if (part.min != part.max) {
      fixed_place = false;
    }
  }
  if (longest == shape.parts.size()) return std::nullopt;
  const bool fixed_is_sure =
      longest_fixed < shape.parts.size() && shape.parts[longest_fixed].literal.size() >= kSureLength;
  ShapeAnchor anchor{fixed_is_sure ? longest_fixed : longest, Alphabet::any, 0};

  const std::size_t length = shape.parts[anchor.part].literal.size();
  if (length < kSureLength && anchor.part + 1 < shape.parts.size()) {
    const ShapePart& next = shape.parts[anchor.part + 1];
    if (next.kind == ShapePart::Kind::run) {
      anchor.tail = next.alphabet;
      anchor.tail_length = std::min(next.min, kTailLength);
    } else if (next.kind == ShapePart::Kind::uuid) {
      anchor.tail = Alphabet::anyhex;
      anchor.tail_length = kTailLength;
    }
  }
  const bool fit = length >= kShortestLiteral || (length == kShortestLiteral - 1 && anchor.tail_length == kTailLength);
  if (!fit) return std::nullopt;
  return anchor;
}

void append_class(std::string& pattern, std::string_view members) {
  pattern += '[';
  for (char c : members) pattern += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
  pattern += ']';
}

}  // namespace

Result<AnchorSet> AnchorSet::derive(std::span<const Rule> rules, std::size_t first) {
  AnchorSet set;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const Rule& rule = rules[i];
    const auto index = static_cast<RuleIndex>(first + i);
    Result<void> done;
    switch (rule.find) {
      case Find::shape: done = set.add_shapes(rule, index); break;
      case Find::near:
      case Find::line: done = set.add_words(rule.words, index, kInWords); break;
      case Find::assignment:
      case Find::pairs: done = set.add_names(rule, index); break;
      case Find::call: set.add_calls(rule, index); break;
      case Find::url: set.add(AnchorKind::scheme, "://", {index, 0, 0}); break;
      case Find::pem: set.add_pem(rule, index); break;
      case Find::everywhere: break;  // found without anchors
      case Find::pattern:
        set.add_pattern(whole_expression(rule.pattern), {index, 0, 0});
        if (rule.pattern.before_min != rule.pattern.before_max) {
          set.add_pattern(before_expression(rule.pattern), {index, 0, 1});
        }
        break;
    }
    if (done) done = set.add_words(rule.context, index, kInContext);
    if (!done) return fail(fmt::format("rule {}: {}", rule.id, done.error().what), done.error().next_step);
  }
  set.finish();
  return set;
}

void AnchorSet::add(AnchorKind kind, std::string text, AnchorUse use, Alphabet tail, std::uint16_t tail_length) {
  const auto [found, fresh] = known_.try_emplace(Key{kind, text, tail, tail_length}, anchors_.size());
  if (fresh) {
    texts_.push_back(std::move(text));
    uses_.emplace_back();
    Anchor anchor;
    anchor.kind = kind;
    anchor.length = static_cast<std::uint16_t>(texts_.back().size() + tail_length);
    anchor.text = texts_.back();
    anchor.caseless = kind == AnchorKind::word || kind == AnchorKind::name;
    anchor.tail = tail;
    anchor.tail_length = tail_length;
    anchors_.push_back(anchor);
  }
  std::vector<AnchorUse>& uses = uses_[found->second];
  // (A word that is in both lists of a rule is one use of it.)
  const auto same = [&](const AnchorUse& known) {
    return known.rule == use.rule && known.shape == use.shape &&
           (known.part == use.part || kind == AnchorKind::word);
  };
  const auto known = std::find_if(uses.begin(), uses.end(), same);
  if (known == uses.end()) {
    uses.push_back(use);
  } else {
    known->part |= use.part;
  }
}

Result<void> AnchorSet::add_shapes(const Rule& rule, RuleIndex index) {
  for (std::size_t i = 0; i < rule.shapes.size(); ++i) {
    const auto anchor = choose_anchor(rule.shapes[i]);
    if (!anchor) {
      return fail(
          fmt::format("shape {} has no literal of three bytes (or of two before a run of eight) to search for", i + 1),
          "give it a longer fixed part, or use find = \"near\" with words that stand beside it");
    }
    const AnchorUse use{index, static_cast<std::uint16_t>(i), static_cast<std::uint16_t>(anchor->part)};
    add(AnchorKind::shape, std::string(rule.shapes[i].parts[anchor->part].literal), use, anchor->tail,
        anchor->tail_length);
  }
  return {};
}

Result<void> AnchorSet::add_words(std::span<const std::string_view> words, RuleIndex index, std::uint16_t list) {
  for (std::string_view word : words) {
    if (word.size() < kShortestWord) {
      return fail(fmt::format("the word \"{}\" is too short to search for", word),
                  "write a word of two letters or more");
    }
    add(AnchorKind::word, lower_case(word), {index, 0, list});
  }
  return {};
}

Result<void> AnchorSet::add_names(const Rule& rule, RuleIndex index) {
  for (std::string_view name : rule.names) {
    if (name.starts_with('*')) name.remove_prefix(1);
    const std::string folded = fold_name(name);
    if (folded.size() < kShortestWord) {
      return fail(fmt::format("the name \"{}\" is too short to search for", name),
                  "write a name of two letters or more");
    }
    add(AnchorKind::name, folded, {index, 0, 0});
    std::string joined = folded;
    std::erase(joined, '_');
    if (joined != folded) add(AnchorKind::name, joined, {index, 0, 0});
    // AIRFLOW__API__SECRET_KEY: folding makes one separator of two, the text has both.
    if (name.find("__") != name.npos) add(AnchorKind::name, lower_case(name), {index, 0, 0});
  }
  return {};
}

void AnchorSet::add_calls(const Rule& rule, RuleIndex index) {
  for (std::string_view written : rule.names) {
    if (const auto call = parse_called_argument(written)) {
      add(AnchorKind::call, std::string(call->callee) + "(", {index, 0, call->argument});
    }
  }
}

void AnchorSet::add_pem(const Rule& rule, RuleIndex index) {
  for (std::string_view label : rule.words) {
    const auto armour = std::find_if(kArmours.begin(), kArmours.end(),
                                     [&](const Armour& a) { return label.starts_with(a.label_start); });
    add(AnchorKind::pem, std::string(armour->lead), {index, 0, 0});
  }
}

// Not shared between rules: where its secret begins is for each rule to say.
void AnchorSet::add_pattern(std::string expression, AnchorUse use) {
  texts_.push_back(std::move(expression));
  uses_.push_back({use});
  Anchor anchor;
  anchor.kind = AnchorKind::pattern;
  anchor.text = texts_.back();
  anchors_.push_back(anchor);
}

void AnchorSet::finish() {
  for (std::size_t i = 0; i < anchors_.size(); ++i) anchors_[i].uses = uses_[i];
}

std::string anchor_pattern(const Anchor& anchor) {
  if (anchor.kind == AnchorKind::pattern) return std::string(anchor.text);
  std::string pattern;
  for (char c : anchor.text) {
    if (c == '_' && anchor.kind == AnchorKind::name) {
      append_class(pattern, "_-. ");
    } else {
      pattern += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    }
  }
  if (anchor.tail_length > 0) {
    append_class(pattern, characters(anchor.tail));
    pattern += fmt::format("{{{}}}", anchor.tail_length);
  }
  return pattern;
}

}  // namespace nbscrub
