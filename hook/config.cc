#include "hook/config.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "detectors/guarded_toml.h"
#include "detectors/shape_syntax.h"
#include "hook/clear_keys.h"
#include "hook/report.h"
#include "hook/terminal.h"

namespace nbscrub {
namespace {

constexpr std::size_t kLongestShownName = 40;

// A name that somebody wrote, unless it could be anything but a name.
std::string shown_name(std::string_view name) {
  const bool plain = name.size() <= kLongestShownName &&
                     name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-.") == std::string_view::npos;
  return plain ? "\"" + std::string(name) + "\"" : "a name";
}

std::string suggestion(std::string_view word, const std::vector<std::string_view>& known) {
  const std::string_view near = nearest_word(word, known);
  if (!near.empty()) return "did you mean \"" + std::string(near) + "\"?";
  std::string all;
  for (std::string_view name : known) all += (all.empty() ? "" : ", ") + std::string(name);
  return known.size() > 20 ? "`nbscrub rules` lists them" : "there are: " + all;
}

std::optional<Confidence> confidence_named(std::string_view name) {
  for (Confidence confidence : {Confidence::low, Confidence::medium, Confidence::high}) {
    if (confidence_name(confidence) == name) return confidence;
  }
  return std::nullopt;
}

// Reads one file. The first error stays; what is read after it is of no use to anyone.
class ConfigReader {
 public:
  ConfigReader(std::string_view name, std::span<const Rule> rules, std::shared_ptr<const OwnRules> own)
      : name_(name), own_(std::move(own)) {
    for (const Rule& rule : rules) ids_.push_back(rule.id);
    if (!own_) return;
    for (const WrittenRule& rule : own_->rules()) ids_.push_back(rule.rule.id);
  }

  Result<Config> read(const toml::table& root);

  // For the table of keys. `what` is "[section] key".
  bool flag(const toml::node& node, std::string_view what) {
    const auto value = node.value_exact<bool>();
    if (!value) refuse(node, std::string(what) + " is neither true nor false", "write true or false");
    return value.value_or(false);
  }

  // Of clear_keys.h, which takes texts; a number or a switch is one as well.
  void read_clear(const ClearKey& key, const toml::node& node, std::string_view what, Policy& policy) {
    std::vector<std::string> values;
    if (key.value == ClearValue::texts) {
      values = texts(node, what);
    } else if (key.value == ClearValue::flag) {
      values = {flag(node, what) ? "true" : "false"};
    } else if (const auto number = node.value_exact<std::int64_t>()) {
      values = {std::to_string(*number)};
    } else if (const auto word = node.value_exact<std::string>()) {
      values = {*word};
    } else {
      refuse(node, std::string(what) + " is no text", "put it in quotes");
    }
    if (error_ || values.empty()) return;
    if (const Result<void> set = key.set(policy, values); !set) {
      refuse(node, std::string(what) + " " + set.error().what, set.error().next_step);
    }
  }

  Confidence confidence(const toml::node& node, std::string_view what) {
    const auto value = node.value_exact<std::string>();
    const auto confidence = value ? confidence_named(*value) : std::nullopt;
    if (!confidence) refuse(node, std::string(what) + " is no confidence", "write \"low\", \"medium\" or \"high\"");
    return confidence.value_or(Confidence::medium);
  }

  std::optional<Platform> platform(const toml::node& node, std::string_view what) {
    const auto value = node.value_exact<std::string>();
    const auto platform = value ? platform_named(*value) : std::nullopt;
    if (!platform) refuse(node, std::string(what) + " is no platform", "there are: " + platform_names());
    return platform;
  }

  std::string scope(const toml::node& node, std::string_view what) {
    const auto value = node.value_exact<std::string>();
    if (!value || !is_scope(*value)) {
      refuse(node, std::string(what) + " is no scope", "letters, digits and -_.@/: make one");
    }
    return value.value_or("");
  }

  std::vector<std::string> texts(const toml::node& node, std::string_view what) {
    std::vector<std::string> values;
    for_each_text(node, what, [&](const toml::node&, const std::string& value) { values.push_back(value); });
    return values;
  }

  std::vector<std::string> rule_ids(const toml::node& node, std::string_view what) {
    std::vector<std::string> values;
    for_each_text(node, what, [&](const toml::node& item, const std::string& value) {
      if (is_rule(item.source(), value)) values.push_back(value);
    });
    return values;
  }

  std::map<std::string, Confidence, std::less<>> confidences(const toml::node& node, std::string_view what) {
    std::map<std::string, Confidence, std::less<>> values;
    const toml::table* table = node.as_table();
    if (!table) {
      refuse(node, std::string(what) + " is no table", "write [rules.confidence] and below it: rule-id = \"low\"");
      return values;
    }
    for (const auto& [key, value] : *table) {
      if (is_rule(key.source(), key.str())) {
        values.emplace(key.str(), confidence(value, "the confidence of " + std::string(key.str())));
      }
    }
    return values;
  }

 private:
  template <class Use>
  void for_each_text(const toml::node& node, std::string_view what, Use use) {
    const toml::array* array = node.as_array();
    if (!array) return refuse(node, std::string(what) + " is no list", "write [\"…\", \"…\"]");
    for (const toml::node& item : *array) {
      const auto value = item.value_exact<std::string>();
      if (!value || value->empty()) {
        return refuse(item, std::string(what) + " holds something that is no text", "put each item in quotes");
      }
      use(item, *value);
    }
  }

  bool is_rule(const toml::source_region& place, std::string_view id) {
    if (std::find(ids_.begin(), ids_.end(), id) != ids_.end()) return true;
    refuse(place, shown_name(id) + " is no rule", suggestion(id, ids_));
    return false;
  }

  void refuse(const toml::source_region& place, std::string_view what, std::string next_step) {
    if (error_) return;
    error_ = Error{std::string(name_) + ":" + std::to_string(place.begin.line) + ": " + std::string(what),
                   std::move(next_step)};
  }
  void refuse(const toml::node& node, std::string_view what, std::string next_step) {
    refuse(node.source(), what, std::move(next_step));
  }

  std::string_view name_;
  std::shared_ptr<const OwnRules> own_;
  std::vector<std::string_view> ids_;
  std::optional<Error> error_;
};

// All there is to write. A key that comes is a line here, a member of Config and a row of docs/configuration.md.
using Read = void (*)(ConfigReader& reader, const toml::node& node, std::string_view what, Config& config);
struct Key {
  std::string_view section;
  std::string_view name;
  Read read;
};

template <bool Config::*member>
void read_flag(ConfigReader& reader, const toml::node& node, std::string_view what, Config& config) {
  config.*member = reader.flag(node, what);
}
template <std::vector<std::string> Config::*member>
void read_rules(ConfigReader& reader, const toml::node& node, std::string_view what, Config& config) {
  config.*member = reader.rule_ids(node, what);
}
void read_ignored(ConfigReader& reader, const toml::node& node, std::string_view what, Config& config) {
  config.ignored = reader.texts(node, what);
}
void read_confidences(ConfigReader& reader, const toml::node& node, std::string_view what, Config& config) {
  config.confidence = reader.confidences(node, what);
}
void read_replace(ConfigReader& reader, const toml::node& node, std::string_view what, Config& config) {
  config.replace = reader.platform(node, what);
}
void read_scope(ConfigReader& reader, const toml::node& node, std::string_view what, Config& config) {
  config.replace_scope = reader.scope(node, what);
}
void read_block_from(ConfigReader& reader, const toml::node& node, std::string_view what, Config& config) {
  config.block_from = reader.confidence(node, what);
}

constexpr Key kKeys[] = {
    {"hook", "fix", read_flag<&Config::fix>},
    {"hook", "strict", read_flag<&Config::strict>},
    {"hook", "allow_skip", read_flag<&Config::allow_skip>},
    {"fix", "replace", read_replace},
    {"fix", "scope", read_scope},
    {"fix", "save_env", read_flag<&Config::save_env>},
    {"rules", "disable", read_rules<&Config::disabled>},
    {"rules", "enable", read_rules<&Config::enabled>},
    {"rules", "confidence", read_confidences},
    {"rules", "block_from", read_block_from},
    {"paths", "ignore", read_ignored},
    {"pii", "enable", read_flag<&Config::personal_data>},
    {"clear", "always", read_flag<&Config::clear_always>},
};
constexpr std::string_view kClearSection = "clear";  // has the keys of clear_keys.h as well

std::vector<std::string_view> known_sections() {
  std::vector<std::string_view> names;
  for (const Key& key : kKeys) {
    if (names.empty() || names.back() != key.section) names.push_back(key.section);
  }
  names.push_back("rule");
  return names;
}

// Of the user's own rules, which RuleFile has read.
bool is_key_of_rules(std::string_view key) { return key == "rule" || key == "provider" || key == "lists"; }

std::vector<std::string_view> known_keys(std::string_view section) {
  std::vector<std::string_view> names;
  for (const Key& key : kKeys) {
    if (key.section == section) names.push_back(key.name);
  }
  if (section == kClearSection) {
    for (const ClearKey& key : clear_keys()) names.push_back(key.name);
  }
  return names;
}

Result<Config> ConfigReader::read(const toml::table& root) {
  Config config;
  config.own = own_;
  for (const auto& [section_key, node] : root) {
    if (own_ && is_key_of_rules(section_key.str())) continue;
    // (A lambda may not capture what is bound above in every compiler.)
    const std::string section(section_key.str());
    const std::vector<std::string_view> keys = known_keys(section);
    const toml::table* table = node.as_table();
    if (keys.empty()) {
      refuse(section_key.source(), "there is no section " + shown_name(section),
             suggestion(section, known_sections()));
    } else if (!table) {
      refuse(node, section + " is a section", "write [" + section + "] on a line of its own and its keys below");
    }
    if (error_) return fail(*error_);
    for (const auto& [key, value] : *table) {
      const std::string name(key.str());
      const auto known = std::find_if(std::begin(kKeys), std::end(kKeys),
                                      [&](const Key& k) { return k.section == section && k.name == name; });
      const ClearKey* clear_key = section == kClearSection ? clear_key_named(name) : nullptr;
      if (clear_key != nullptr) {
        read_clear(*clear_key, value, "[" + section + "] " + name, config.clear);
      } else if (known == std::end(kKeys)) {
        refuse(key.source(), "[" + section + "] has no key " + shown_name(name), suggestion(name, keys));
      } else {
        known->read(*this, value, "[" + section + "] " + name, config);
      }
      if (error_) return fail(*error_);
    }
  }
  return config;
}

std::span<const WrittenRule> own_rules(const Config& config) {
  return config.own ? config.own->rules() : std::span<const WrittenRule>();
}

bool holds(const std::vector<std::string>& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

// The items of `list` that `other` lacks.
std::vector<std::string> beyond(const std::vector<std::string>& list, const std::vector<std::string>& other) {
  std::vector<std::string> items;
  std::copy_if(list.begin(), list.end(), std::back_inserter(items),
               [&](const std::string& item) { return !holds(other, item); });
  return items;
}

}  // namespace

Result<Config> parse_config(std::string_view toml, std::string_view name, std::span<const Rule> rules) {
  const std::string next_step = "docs/configuration.md describes the file";
  const auto parsed = guarded_toml::parse_toml(toml, name);
  if (!parsed) return fail(std::string(name) + ": it is not TOML", next_step);
  if (!*parsed) {
    return fail(std::string(name) + ":" + std::to_string(parsed->error().source().begin.line) + ": it is not TOML: " +
                    safe_text(parsed->error().description()),
                next_step);
  }
  std::shared_ptr<const OwnRules> own;
  if (parsed->table().contains("rule")) {
    Result<OwnRules> created = OwnRules::create(toml, name, rules);
    if (!created) return fail(safe_text(created.error().what), safe_text(created.error().next_step));
    own = std::make_shared<const OwnRules>(std::move(*created));
  }
  return ConfigReader(name, rules, std::move(own)).read(parsed->table());
}

Result<RulesInForce> rules_in_force(const Config& config, const RuleTable& table) {
  RulesInForce rules = RulesInForce::standard(table);
  // What the file names is looked up, not every rule in the file: most files name none.
  const auto at_rules = [&](const auto& chosen, const auto& act) {
    for (std::size_t i = 0; i < table.rules.size(); ++i) {
      if (chosen(table.rules[i])) act(static_cast<RuleIndex>(i));
    }
  };
  const auto named = [](std::string_view id) { return [id](const Rule& rule) { return rule.id == id; }; };
  const auto switch_on = [&](RuleIndex rule) { rules.set(rule, true); };
  if (config.personal_data) at_rules([](const Rule& rule) { return rule.group == Group::pii; }, switch_on);
  for (const std::string& id : config.enabled) at_rules(named(id), switch_on);
  for (const std::string& id : config.disabled) at_rules(named(id), [&](RuleIndex rule) { rules.set(rule, false); });
  for (const auto& [id, confidence] : config.confidence) {
    const Confidence wanted = confidence;  // (Clang 14 captures no structured binding.)
    at_rules(named(id), [&](RuleIndex rule) { rules.set_confidence(rule, wanted); });
  }
  if (rules.count() == 0) {
    return fail("no rule is in force, so nothing would ever be found",
                "leave some rules out of [rules] disable in " + std::string(kConfigName));
  }
  return rules;
}

std::vector<std::string> weakenings(const Config& before, const Config& after, std::span<const Rule> rules) {
  std::vector<std::string> words;
  const auto confidence_of = [](const Config& config, const Rule& rule) {
    const auto known = config.confidence.find(rule.id);
    return known == config.confidence.end() ? rule.confidence : known->second;
  };
  const auto turned = [&](bool was, bool is, const char* what) {
    if (was && !is) words.emplace_back(what);
  };
  for (const std::string& id : beyond(after.disabled, before.disabled)) {
    words.push_back("the rule " + id + " is switched off");
  }
  for (const std::string& id : beyond(before.enabled, after.enabled)) {
    if (!holds(after.disabled, id)) words.push_back("the rule " + id + " is no longer switched on");
  }
  const auto compare = [&](const Rule& was, const Rule& is) {
    const Confidence confidence = confidence_of(after, is);
    if (confidence < confidence_of(before, was)) {
      words.push_back("the rule " + std::string(is.id) + " counts as " + std::string(confidence_name(confidence)));
    }
  };
  for (const Rule& rule : rules) compare(rule, rule);
  const std::span<const WrittenRule> own_after = own_rules(after);
  for (const WrittenRule& was : own_rules(before)) {
    const auto is = std::find_if(own_after.begin(), own_after.end(),
                                 [&](const WrittenRule& rule) { return rule.rule.id == was.rule.id; });
    if (is == own_after.end()) {
      words.push_back("your rule " + std::string(was.rule.id) + " is removed");
    } else {
      compare(was.rule, is->rule);
    }
  }
  if (after.block_from > before.block_from) {
    words.push_back("only findings of " + std::string(confidence_name(after.block_from)) + " confidence block");
  }
  std::vector<std::string> ignored;
  for (const std::string& pattern : beyond(after.ignored, before.ignored)) {
    if (!pattern.starts_with('!')) ignored.push_back(pattern);
  }
  for (const std::string& pattern : beyond(before.ignored, after.ignored)) {
    if (pattern.starts_with('!')) ignored.push_back(pattern.substr(1));
  }
  for (const std::string& pattern : ignored) words.push_back("paths are ignored: " + safe_text(pattern));
  turned(before.fix, after.fix, "the hook no longer cleans");
  turned(before.strict, after.strict, "the hook is no longer strict");
  turned(!before.allow_skip, !after.allow_skip, "commits may be let through with NBSCRUB_SKIP");
  turned(before.personal_data, after.personal_data, "personal data is no longer looked for");
  turned(before.clear_always, after.clear_always, "outputs are no longer cleared in every commit");
  turned(before.clear.outputs.clear, after.clear.outputs.clear, "outputs are kept");
  turned(before.clear.counts.clear, after.clear.counts.clear, "execution counts are kept");
  turned(before.clear.metadata.widget_state, after.clear.metadata.widget_state, "widget state is kept");
  if (after.clear.metadata.level < before.clear.metadata.level) words.emplace_back("less metadata is removed");
  return words;
}

}  // namespace nbscrub
