#include "hook/rule_words.h"

#include <algorithm>

#include "detectors/call.h"
#include "detectors/example.h"
#include "detectors/shape_syntax.h"
#include "hook/report.h"
#include "hook/terminal.h"

namespace nbscrub {
namespace {

constexpr std::uint64_t kExampleSeed = 1;
constexpr std::size_t kMaxListed = 6;

// "a, b, c and 12 more"
std::string listed(std::span<const std::string_view> words) {
  std::string text;
  for (std::size_t i = 0; i < words.size() && i < kMaxListed; ++i) text += (i == 0 ? "" : ", ") + std::string(words[i]);
  if (words.size() > kMaxListed) text += " and " + std::to_string(words.size() - kMaxListed) + " more";
  return text;
}

std::string_view reach_in_words(Reach reach) {
  switch (reach) {
    case Reach::near: return "in the same call or line";
    case Reach::cell: return "in the same cell";
    case Reach::file: return "in the same file";
  }
  return {};
}

// `*` is any scheme.
std::string_view scheme_name(std::string_view word) { return word == "*" ? "any-scheme" : word; }

// `login(2)` is login(..., "secret").
std::string call_example(std::string_view name, const std::string& secret) {
  const auto call = parse_called_argument(name);
  if (!call) return secret;
  std::string text = std::string(call->callee) + "(";
  for (std::uint16_t before = 1; before < call->argument; ++before) text += "..., ";
  return text + "\"" + secret + "\")";
}

// As it would stand in a file. The value is drawn from the rule's shape and opens nothing.
std::string example_of(const Rule& rule) {
  if (rule.find == Find::pattern) return {};  // nothing can be drawn from a regular expression
  const std::string secret = generate_secret(rule, kExampleSeed);
  const auto bare = [](std::string_view name) { return std::string(name.substr(name.starts_with('*') ? 1 : 0)); };
  switch (rule.find) {
    case Find::everywhere:
    case Find::shape: return secret;
    case Find::near: return std::string(rule.words.front()) + " " + secret;
    case Find::assignment: return bare(rule.names.front()) + " = \"" + secret + "\"";
    case Find::url: return std::string(scheme_name(rule.words.front())) + "://user:" + secret + "@host";
    case Find::call: return call_example(rule.names.front(), secret);
    case Find::pairs: return "user=ada;" + bare(rule.names.front()) + "=" + secret;
    case Find::pem: return secret.substr(0, secret.find('\n')) + " ...";
    case Find::line: return std::string(rule.words.front()) + ": " + secret;
    case Find::pattern: break;
  }
  return secret;
}

std::string pattern_in_words(const Pattern& pattern) {
  std::string words = "what the pattern " + std::string(pattern.secret) + " fits";
  if (!pattern.before.empty()) words += ", after " + std::string(pattern.before);
  if (!pattern.after.empty()) words += ", before " + std::string(pattern.after);
  return words;
}

void add_row(std::string& page, std::string_view label, const std::string& text) {
  if (text.empty()) return;
  std::string row = "  " + std::string(label);
  row.append(row.size() < 14 ? 14 - row.size() : 1, ' ');
  page += row + text + "\n";
}

}  // namespace

std::string looks_for(const Rule& rule) {
  switch (rule.find) {
    case Find::everywhere:
    case Find::shape: return "text of this shape, wherever it stands";
    case Find::near: return "text of this shape beside one of: " + listed(rule.words);
    case Find::assignment: return "the value that is given to a name such as " + listed(rule.names);
    case Find::url:
      return rule.words.front() == "*" ? "the password in a URL of any scheme"
                                       : "the password in a URL that begins with " + listed(rule.words) + "://";
    case Find::call: return "an argument of a call, by its place: " + listed(rule.names);
    case Find::pairs: return "the value of a key in `key=value;key=value`: " + listed(rule.names);
    case Find::pem: return "a block that begins with -----BEGIN and one of: " + listed(rule.words);
    case Find::line: return "a whole line of this shape in a file or beside a command of one of: " + listed(rule.words);
    case Find::pattern: return pattern_in_words(rule.pattern);
  }
  return {};
}

std::string believed_because(const Rule& rule) {
  std::string why = rule.confidence == Confidence::high     ? "its shape alone is proof"
                    : rule.confidence == Confidence::medium ? "shape and context together say so"
                                                            : "it is a hint, which warns and changes nothing";
  if (!rule.context.empty()) {
    why += "; wants " + listed(rule.context) + " " + std::string(reach_in_words(rule.reach));
  }
  if (rule.verifier != Verifier::none) {
    why += rule.verifier_required ? "; its checksum or structure must hold"
                                  : "; a checksum or structure that fails makes it less sure";
  }
  if (rule.where == Where::assigned) why += "; sure in code and configuration, a hint elsewhere";
  if (rule.where == Where::env_dump) why += "; only in a printed environment";
  if (rule.where == Where::output) why += "; only in an output";
  return why;
}

std::string rule_list(std::span<const Rule* const> rules) {
  std::size_t width = 0;
  for (const Rule* rule : rules) width = std::max(width, rule->id.size());
  std::string text;
  for (const Rule* rule : rules) {
    std::string row(rule->id);
    row.append(width + 2 - row.size(), ' ');
    row += confidence_name(rule->confidence);
    row.append(width + 10 - row.size(), ' ');
    text += row + safe_text(rule->title) + (rule->own ? " (yours)" : "") + "\n";
  }
  return text;
}

std::string rule_page(const Rule& rule) {
  std::string page = std::string(rule.id) + ": " + safe_text(rule.title) + "\n";
  add_row(page, "provider", safe_text(rule.provider) + (rule.own ? " (yours)" : ""));
  add_row(page, "confidence", std::string(confidence_name(rule.confidence)) + ": " + safe_text(believed_because(rule)));
  add_row(page, "looks for", safe_text(looks_for(rule)));
  for (const Shape& shape : rule.shapes) add_row(page, "shape", safe_text(written(shape)));
  const std::string example = example_of(rule);
  add_row(page, "example", example.empty() ? "" : safe_text(example) + "   (invented)");
  add_row(page, "instead", rule.env.empty() ? "" : "os.environ[\"" + safe_text(rule.env) + "\"]");
  add_row(page, "revoke", safe_text(rule.revoke));
  for (std::string_view reference : rule.references) add_row(page, "reference", safe_text(reference));
  return page;
}

}  // namespace nbscrub
