#include "detectors/rule_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <unordered_map>

#include "detectors/call.h"
#include "detectors/guarded_toml.h"
#include "detectors/name.h"
#include "detectors/rule_keywords.h"
#include "detectors/shape_syntax.h"

namespace nbscrub {
namespace {

constexpr std::int64_t kHighestRank = 100;

template <std::size_t N>
std::vector<std::string_view> listed(const std::array<std::string_view, N>& words) {
  return {words.begin(), words.end()};
}

std::string suggestion(std::string_view word, const std::vector<std::string_view>& known) {
  const std::string_view near = nearest_word(word, known);
  return near.empty() ? fmt::format("use one of {}", fmt::join(known, ", "))
                      : fmt::format("did you mean \"{}\"?", near);
}

bool is_rule_id(std::string_view id) {
  return !id.empty() && id.front() != '-' && id.back() != '-' && id.find("--") == std::string_view::npos &&
         std::all_of(id.begin(), id.end(), [](char c) { return in_alphabet(Alphabet::lower36, c) || c == '-'; });
}

Error at(std::string_view file, const toml::source_region& place, std::string_view what, std::string next_step) {
  return {fmt::format("{}:{}: {}", file, place.begin.line, what), std::move(next_step)};
}

}  // namespace

// Reads one file. The first error stays in `error_`; what is read after it is of no use to anyone.
class RuleFileReader {
 public:
  RuleFileReader(std::string_view file_name, RuleOrigin origin, RuleFile& file)
      : name_(file_name), own_(origin == RuleOrigin::own), file_(file) {}

  Result<void> read(const toml::table& root) {
    if (!own_) check_keys(root, listed(kFileKeys));
    std::string_view provider = text(root, "provider", !own_);
    if (provider.empty()) provider = "your own rules";
    read_shared_lists(root);
    const toml::node* rules = root.get("rule");
    const toml::array* array = rules ? rules->as_array() : nullptr;
    if (!array || array->empty()) {
      refuse(rules ? *rules : root, "there is no rule in the file", "start each rule with [[rule]]");
    } else {
      for (const toml::node& node : *array) {
        if (error_) break;
        if (const toml::table* table = node.as_table()) {
          read_rule(*table, provider);
        } else {
          refuse(node, "a rule is a table", "start each rule with [[rule]]");
        }
      }
    }
    if (error_) return fail(*error_);
    return {};
  }

 private:
  void read_rule(const toml::table& table, std::string_view provider) {
    std::vector<std::string_view> keys = listed(kRuleKeys);
    if (own_) keys.insert(keys.end(), kPatternKeys.begin(), kPatternKeys.end());
    check_keys(table, keys);
    WrittenRule written;
    Rule& rule = written.rule;
    rule.id = text(table, "id", true);
    if (!error_ && !is_rule_id(rule.id)) {
      refuse(*table.get("id"), fmt::format("\"{}\" is no rule id", rule.id),
             "use lower case, digits and single hyphens: github-pat");
    }
    rule.title = text(table, "title", true);
    rule.provider = provider;
    rule.confidence = one_of(table, "confidence", kConfidences, std::optional<Confidence>());
    rule.find = one_of(table, "find", kFinds, std::optional(Find::shape));
    rule.shapes = shapes(table);
    rule.words = list(table, "words");
    rule.names = list(table, "names");
    if (rule.find == Find::assignment || rule.find == Find::pairs) rule.name_patterns = patterns_of(rule.names);
    rule.context = list(table, "context");
    rule.reach = one_of(table, "reach", kReaches, std::optional(Reach::near));
    rule.verifier = one_of(table, "verifier", kVerifiers, std::optional(Verifier::none));
    rule.verifier_required = flag(table, "verifier_required");
    rule.guard = one_of(table, "guard", kGuards, std::optional(Guard::none));
    rule.where = one_of(table, "where", kPlaces, std::optional(Where::anywhere));
    rule.group = one_of(table, "group", kGroups, std::optional(Group::standard));
    rule.env = text(table, "env", false);
    rule.revoke = text(table, "revoke", false);
    rule.references = list(table, "references");
    rule.rank = rank(table);
    rule.own = own_;
    if (own_) read_pattern(table, rule);
    written.overlaps = list(table, "overlaps");
    written.examples = templates(table, "examples");
    written.counter_examples = templates(table, "counter_examples");
    written.file = keep(std::string(name_));
    written.line = table.source().begin.line;
    check_whole(table, written);
    if (!error_) file_.rules_.push_back(written);
  }

  void read_pattern(const toml::table& table, Rule& rule) {
    rule.pattern.before = text(table, "prefix", false);
    rule.pattern.secret = text(table, "pattern", false);
    rule.pattern.after = text(table, "suffix", false);
    if (rule.pattern.secret.empty()) {
      const std::string_view lonely = !rule.pattern.before.empty() ? "prefix" : "suffix";
      if (table.contains(lonely)) {
        refuse(*table.get(lonely), fmt::format("{} without a pattern", lonely), "add pattern = '…', or remove it");
      }
      return;
    }
    rule.find = Find::pattern;
    for (std::string_view other : {"find", "shapes", "words", "names"}) {
      if (!table.contains(other)) continue;
      refuse(*table.get(other), fmt::format("a rule with a pattern has no {}", other), "remove one of the two");
    }
    for (std::string_view expression : {rule.pattern.before, rule.pattern.secret, rule.pattern.after}) {
      if (expression.find('\0') == std::string_view::npos) continue;
      refuse(table, fmt::format("the pattern of rule {} holds a NUL", rule.id), "write a pattern of text");
    }
  }

  // [lists] holds what several rules of the file have in common; `"@name"` in a list of a rule stands for all of one.
  void read_shared_lists(const toml::table& root) {
    const toml::node* node = root.get("lists");
    if (!node) return;
    const toml::table* table = node->as_table();
    if (!table) return refuse(*node, "lists is no table", "write [lists], and in it name = [\"…\"]");
    for (const auto& [key, unused] : *table) shared_lists_.emplace(key.str(), list(*table, key.str()));
  }

  // What a rule needs depends on how it finds.
  void check_whole(const toml::table& table, WrittenRule& written) {
    if (error_) return;
    const Rule& rule = written.rule;
    const auto need = [&](bool there, std::string_view key, std::string_view meaning) {
      if (!there) {
        refuse(table, fmt::format("rule {} has no {}", rule.id, key), fmt::format("add {} = […]: {}", key, meaning));
      }
    };
    need(own_ || !rule.references.empty(), "references", "where the format is documented");
    switch (rule.find) {
      case Find::shape: need(!rule.shapes.empty(), "shapes", "what the secret looks like"); break;
      case Find::near:
        need(!rule.shapes.empty(), "shapes", "what the secret looks like");
        need(!rule.words.empty(), "words", "the words or hosts it stands beside");
        break;
      case Find::assignment: need(!rule.names.empty(), "names", "the names it is assigned to"); break;
      case Find::pairs: need(!rule.names.empty(), "names", "the keys whose value it is"); break;
      case Find::call: check_calls(table, rule); break;
      case Find::url: need(!rule.words.empty(), "words", "the URL schemes"); break;
      case Find::pem: need(!rule.words.empty(), "words", "the labels of the block"); break;
      case Find::line:
        need(!rule.shapes.empty(), "shapes", "what the line looks like");
        need(!rule.words.empty(), "words", "the names of the files whose lines these are");
        break;
      case Find::everywhere:
        need(!rule.shapes.empty(), "shapes", "what it looks like");
        if (rule.group == Group::standard) {
          refuse(table, fmt::format("rule {} looks everywhere, which costs too much to do unasked", rule.id),
                 "add group = \"pii\", or use find = near with words");
        }
        break;
      case Find::pattern: break;
    }
    if (!rule.names.empty() && rule.find != Find::assignment && rule.find != Find::pairs && rule.find != Find::call) {
      refuse(table, fmt::format("rule {} has names, which only find = assignment, pairs or call reads", rule.id),
             "remove names, or change find");
    }
    if (!rule.words.empty() &&
        (rule.find == Find::shape || rule.find == Find::assignment || rule.find == Find::pairs ||
         rule.find == Find::call)) {
      refuse(table, fmt::format("rule {} has words, which only find = near, line, url, pem or everywhere reads", rule.id),
             "use context for words that must be within reach");
    }
    if (written.examples.empty()) {
      need(own_ || rule.find == Find::shape, "examples", "a line in which the rule hits, with {shape} for the secret");
      if (!error_ && rule.find == Find::shape) written.examples = keep_list({"token = \"{shape}\""});
    }
  }

  void check_calls(const toml::table& table, const Rule& rule) {
    const std::string next_step = "add names = [\"login(2)\"]: the second argument of a call of login";
    if (rule.names.empty()) return refuse(table, fmt::format("rule {} has no names", rule.id), next_step);
    for (std::string_view name : rule.names) {
      if (!parse_called_argument(name)) {
        return refuse(*table.get("names"), fmt::format("\"{}\" does not say which argument", name), next_step);
      }
    }
  }

  void check_keys(const toml::table& table, const std::vector<std::string_view>& known) {
    for (const auto& [key, node] : table) {
      if (std::find(known.begin(), known.end(), key.str()) == known.end()) {
        refuse(key.source(), fmt::format("unknown key \"{}\"", key.str()), suggestion(key.str(), known));
      }
    }
  }

  std::string_view text(const toml::table& table, std::string_view key, bool required) {
    const toml::node* node = table.get(key);
    if (!node) {
      if (required) refuse(table, fmt::format("{} is missing", key), fmt::format("add {} = \"…\"", key));
      return {};
    }
    const auto value = node->value_exact<std::string>();
    if (!value || value->empty()) {
      refuse(*node, fmt::format("{} is no text", key), fmt::format("write {} = \"…\"", key));
      return {};
    }
    return keep(*value);
  }

  std::span<const std::string_view> list(const toml::table& table, std::string_view key) {
    std::vector<std::string_view> values;
    for (const auto& [value, place] : list_with_places(table, key)) {
      if (!value.starts_with('@')) {
        values.push_back(value);
        continue;
      }
      const auto shared = shared_lists_.find(value.substr(1));
      if (shared == shared_lists_.end()) {
        refuse(place, fmt::format("{} is no list of this file", value), "define it under [lists], before its use there");
        break;
      }
      values.insert(values.end(), shared->second.begin(), shared->second.end());
    }
    return keep_list(std::move(values));
  }

  std::vector<std::pair<std::string_view, toml::source_region>> list_with_places(const toml::table& table,
                                                                                 std::string_view key) {
    std::vector<std::pair<std::string_view, toml::source_region>> values;
    const toml::node* node = table.get(key);
    if (!node) return values;
    const toml::array* array = node->as_array();
    if (!array) {
      refuse(*node, fmt::format("{} is no list", key), fmt::format("write {} = [\"…\"]", key));
      return values;
    }
    for (const toml::node& item : *array) {
      const auto value = item.value_exact<std::string>();
      if (!value || value->empty()) {
        refuse(item, fmt::format("{} holds something that is no text", key), "put each item in quotes");
        break;
      }
      values.emplace_back(keep(*value), item.source());
    }
    return values;
  }

  std::span<const std::string_view> patterns_of(std::span<const std::string_view> names) {
    std::vector<std::string_view> patterns;
    for (std::string_view name : names) patterns.push_back(keep(name_pattern(name)));
    return keep_list(std::move(patterns));
  }

  std::span<const std::string_view> templates(const toml::table& table, std::string_view key) {
    const auto values = list_with_places(table, key);
    std::vector<std::string_view> kept;
    for (const auto& [value, place] : values) {
      if (const auto parsed = parse_template(value); !parsed)
        refuse(place, parsed.error().what, parsed.error().next_step);
      kept.push_back(value);
    }
    return keep_list(std::move(kept));
  }

  std::span<const Shape> shapes(const toml::table& table) {
    std::vector<Shape> all;
    for (const auto& [value, place] : list_with_places(table, "shapes")) {
      const auto parsed = parse_shape(value);
      if (!parsed) {
        refuse(place, parsed.error().what, parsed.error().next_step);
        return {};
      }
      for (const auto& parts : *parsed) all.push_back(Shape{keep_parts(parts)});
    }
    return file_.shapes_.emplace_back(std::move(all));
  }

  template <class T, std::size_t N>
  T one_of(const toml::table& table, std::string_view key, const Names<T, N>& names, std::optional<T> otherwise) {
    const toml::node* node = table.get(key);
    if (!node && otherwise) return *otherwise;
    std::vector<std::string_view> known;
    for (const auto& [name, value] : names) known.push_back(name);
    if (!node) {
      refuse(table, fmt::format("{} is missing", key), fmt::format("add {}: one of {}", key, fmt::join(known, ", ")));
      return T{};
    }
    const auto word = node->value_exact<std::string>();
    for (const auto& [name, value] : names) {
      if (word && *word == name) return value;
    }
    refuse(*node, fmt::format("{} = {} is not known", key, word ? "\"" + *word + "\"" : "…"),
           suggestion(word.value_or(""), known));
    return T{};
  }

  bool flag(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    if (!node) return false;
    const auto value = node->value_exact<bool>();
    if (!value) refuse(*node, fmt::format("{} is neither true nor false", key), fmt::format("write {} = true", key));
    return value.value_or(false);
  }

  std::int16_t rank(const toml::table& table) {
    const toml::node* node = table.get("rank");
    if (!node) return 0;
    const auto value = node->value_exact<std::int64_t>();
    if (!value || *value < -kHighestRank || *value > kHighestRank) {
      refuse(*node, "rank is no number from -100 to 100", "leave it out: 0 is right for most rules");
      return 0;
    }
    return static_cast<std::int16_t>(*value);
  }

  std::string_view keep(std::string value) { return file_.texts_.emplace_back(std::move(value)); }

  std::span<const std::string_view> keep_list(std::vector<std::string_view> values) {
    return file_.lists_.emplace_back(std::move(values));
  }

  std::span<const ShapePart> keep_parts(const std::vector<WrittenPart>& written) {
    std::vector<ShapePart> parts;
    for (const WrittenPart& part : written) {
      const std::string_view literal = part.literal.empty() ? std::string_view() : keep(part.literal);
      parts.push_back({part.kind, part.secret, literal, part.alphabet, part.min, part.max});
    }
    return file_.parts_.emplace_back(std::move(parts));
  }

  void refuse(const toml::source_region& place, std::string_view what, std::string next_step) {
    if (!error_) error_ = at(name_, place, what, std::move(next_step));
  }
  void refuse(const toml::node& node, std::string_view what, std::string next_step) {
    refuse(node.source(), what, std::move(next_step));
  }

  std::string_view name_;
  bool own_;
  RuleFile& file_;
  std::map<std::string_view, std::span<const std::string_view>, std::less<>> shared_lists_;
  std::optional<Error> error_;
};

Result<RuleFile> RuleFile::parse(std::string_view toml, std::string_view name, RuleOrigin origin) {
  const std::string next_step = "see docs/rules.md for the format";
  const auto parsed = guarded_toml::parse_toml(toml, name);
  if (!parsed) return fail(fmt::format("{}: it is not TOML", name), next_step);
  if (!*parsed) return fail(at(name, parsed->error().source(), parsed->error().description(), next_step));
  RuleFile file;
  if (auto read = RuleFileReader(name, origin, file).read(parsed->table()); !read) return fail(read.error());
  return file;
}

Error rule_error(const WrittenRule& rule, const Error& error) {
  return {fmt::format("{}:{}: rule {}: {}", rule.file, rule.line, rule.rule.id, error.what), error.next_step};
}

Result<RuleSet> RuleSet::build(std::vector<RuleFile> files) {
  RuleSet set;
  set.files_ = std::move(files);
  std::unordered_map<std::string_view, const WrittenRule*> known;
  for (const RuleFile& file : set.files_) {
    for (const WrittenRule& rule : file.rules()) {
      const auto [other, fresh] = known.emplace(rule.rule.id, &rule);
      if (!fresh) {
        return fail(rule_error(
            rule, {fmt::format("the id is taken by the rule at {}:{}", other->second->file, other->second->line),
                   "give this rule an id of its own"}));
      }
      set.written_.push_back(rule);
      set.rules_.push_back(rule.rule);
    }
  }
  for (const WrittenRule& rule : set.written_) {
    for (std::string_view other : rule.overlaps) {
      if (known.contains(other)) continue;
      std::vector<std::string_view> ids;
      for (const auto& [id, unused] : known) ids.push_back(id);
      std::sort(ids.begin(), ids.end());
      const std::string_view near = nearest_word(other, ids);
      return fail(rule_error(rule, {fmt::format("overlaps names \"{}\", which is no rule", other),
                                    near.empty() ? "remove it" : fmt::format("did you mean \"{}\"?", near)}));
    }
    // One rule at a time first: only here is it known where the rule stands.
    if (auto alone = AnchorSet::derive({&rule.rule, 1}); !alone) {
      return fail(Error{fmt::format("{}:{}: {}", rule.file, rule.line, alone.error().what), alone.error().next_step});
    }
  }
  auto anchors = AnchorSet::derive(set.rules_);
  if (!anchors) return fail(anchors.error());
  set.anchors_ = std::move(*anchors);
  return set;
}

}  // namespace nbscrub
