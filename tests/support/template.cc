#include "tests/support/template.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <vector>

#include "detectors/example.h"
#include "sanitizer/json_string.h"

namespace nbscrub {
namespace {

// `text`, JSON-escaped, with `seam` (escaped already) put in at one third and two thirds.
std::string cut(std::string_view text, std::string_view seam) {
  const std::size_t third = text.size() / 3;
  return fmt::format("{}{}{}{}{}", encode_json_string(text.substr(0, third)), seam,
                     encode_json_string(text.substr(third, third)), seam, encode_json_string(text.substr(2 * third)));
}

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> parts;
  for (std::size_t colon = text.find(':'); colon != std::string_view::npos; colon = text.find(':')) {
    parts.push_back(text.substr(0, colon));
    text.remove_prefix(colon + 1);
  }
  parts.push_back(text);
  return parts;
}

bool looks_like_slot(std::string_view text) {
  return !text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-:") == std::string_view::npos &&
         text.find(':') != std::string_view::npos;
}

Result<std::string> fill_slot(std::string_view slot, const RuleTable& table) {
  std::vector<std::string_view> parts = split(slot);
  const std::string_view codec = parts.size() == 3 ? parts[0] : std::string_view();
  if (parts.size() > 3) return fail(fmt::format("slot {{{{{}}}}} has too many parts", slot));
  if (parts.size() == 3) parts.erase(parts.begin());
  std::uint64_t seed = 0;
  const auto [end, error] = std::from_chars(parts[1].data(), parts[1].data() + parts[1].size(), seed);
  if (error != std::errc() || end != parts[1].data() + parts[1].size()) {
    return fail(fmt::format("slot {{{{{}}}}} has no number as its seed", slot));
  }
  const Result<const Rule*> rule = rule_named(table, parts[0]);
  if (!rule) return fail(rule.error());
  const std::string secret = generate_secret(**rule, seed);
  if (codec.empty()) return secret;
  if (codec == "json") return encode_json_string(secret);
  if (codec == "ansi") return cut(secret, "\\u001b[39m\\u001b[38;5;28m");
  if (codec == "html") return cut(secret, "</span><span class=\\\"s2\\\">");
  return fail(fmt::format("slot {{{{{}}}}} names no codec; there are json, ansi and html", slot));
}

}  // namespace

Result<const Rule*> rule_named(const RuleTable& table, std::string_view id) {
  for (const Rule& rule : table.rules) {
    if (rule.id == id) return &rule;
  }
  return fail(fmt::format("there is no rule '{}'", id));
}

Result<std::string> fill_template(std::string_view text, const RuleTable& table) {
  std::string filled;
  for (std::size_t open = text.find("{{"); open != std::string_view::npos; open = text.find("{{")) {
    const std::size_t close = text.find("}}", open);
    const std::string_view slot =
        close == std::string_view::npos ? std::string_view() : text.substr(open + 2, close - open - 2);
    if (!looks_like_slot(slot)) {
      filled += text.substr(0, open + 1);
      text.remove_prefix(open + 1);
      continue;
    }
    Result<std::string> value = fill_slot(slot, table);
    if (!value) return value;
    filled += text.substr(0, open);
    filled += *value;
    text.remove_prefix(close + 2);
  }
  filled += text;
  return filled;
}

}  // namespace nbscrub
