#include "sanitizer/html_tag.h"

#include <algorithm>
#include <array>

#include "detectors/ascii.h"
#include "sanitizer/utf8.h"

namespace nbscrub {
namespace {

constexpr std::size_t kMaxTag = std::size_t{64} << 10;
constexpr std::size_t kMaxEntity = 12;

constexpr std::array<std::string_view, 32> kInlineTags = {
    "a",      "abbr",   "b",   "bdi", "bdo",  "cite",  "code", "data", "del",  "dfn",   "em",
    "font",   "i",      "ins", "kbd", "mark", "nobr",  "q",    "s",    "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tspan", "tt",   "u",    "var",  "wbr"};

constexpr std::array<std::string_view, 46> kBlockTags = {
    "article", "blockquote", "body", "br",     "button",  "caption", "dd",      "details", "div",   "dl",
    "dt",      "footer",     "form", "h1",     "h2",      "h3",      "h4",      "h5",      "h6",    "head",
    "header",  "hr",         "html", "iframe", "img",     "input",   "label",   "li",      "link",  "meta",
    "ol",      "p",          "pre",  "script", "section", "style",   "summary", "svg",     "table", "tbody",
    "td",      "textarea",   "th",   "thead",  "tr",      "ul"};

struct NamedEntity {
  std::string_view name;
  std::string_view text;
};

constexpr std::array<NamedEntity, 30> kEntities = {{
    {"amp", "&"},    {"lt", "<"},     {"gt", ">"},    {"quot", "\""}, {"apos", "'"},   {"nbsp", " "},
    {"colon", ":"},  {"equals", "="}, {"sol", "/"},   {"bsol", "\\"}, {"lowbar", "_"}, {"hyphen", "-"},
    {"dash", "-"},   {"period", "."}, {"comma", ","}, {"plus", "+"},  {"commat", "@"}, {"num", "#"},
    {"dollar", "$"}, {"percnt", "%"}, {"ast", "*"},   {"lpar", "("},  {"rpar", ")"},   {"lbrace", "{"},
    {"rbrace", "}"}, {"quest", "?"},  {"excl", "!"},  {"semi", ";"},  {"Tab", "\t"},   {"NewLine", "\n"},
}};

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
template <std::size_t Size>
bool is_one_of(std::string_view name, const std::array<std::string_view, Size>& names) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view known) { return same_name(name, known); });
}

std::string_view name_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && end - at < kMaxEntity && (is_letter(text[end]) || is_digit(text[end]))) ++end;
  return text.substr(at, end - at);
}

// `&#65;` and `&#x41;`, from the `#` on.
std::optional<HtmlEntity> read_numeric_entity(std::string_view text, std::size_t at, std::size_t semicolon) {
  const bool hex = at + 1 < semicolon && to_lower(text[at + 1]) == 'x';
  std::size_t digit = at + (hex ? 2 : 1);
  if (digit >= semicolon) return std::nullopt;
  char32_t code_point = 0;
  for (; digit < semicolon; ++digit) {
    const char c = to_lower(text[digit]);
    if (is_digit(c)) {
      code_point = code_point * (hex ? 16 : 10) + static_cast<char32_t>(c - '0');
    } else if (hex && c >= 'a' && c <= 'f') {
      code_point = code_point * 16 + static_cast<char32_t>(c - 'a' + 10);
    } else {
      return std::nullopt;
    }
    if (code_point > 0x10FFFF) return std::nullopt;
  }
  HtmlEntity entity{semicolon + 1, {}};
  append_utf8(entity.text, code_point);
  return entity;
}

}  // namespace

bool same_name(std::string_view name, std::string_view lower_case) {
  return name.size() == lower_case.size() &&
         std::equal(name.begin(), name.end(), lower_case.begin(), [](char a, char b) { return to_lower(a) == b; });
}

bool is_inline(std::string_view name) {
  return is_one_of(name, kInlineTags);
}

bool is_known_tag(std::string_view text, std::size_t at) {
  if (text.substr(at).starts_with("<!--")) return true;
  std::size_t begin = at + 1;
  if (begin < text.size() && text[begin] == '/') ++begin;
  const std::string_view name = name_at(text, begin);
  const std::size_t end = begin + name.size();
  if (name.empty() || end >= text.size()) return false;
  if (text[end] != '>' && text[end] != '/' && !is_space(text[end])) return false;
  return is_one_of(name, kInlineTags) || is_one_of(name, kBlockTags);
}

std::optional<HtmlTag> read_tag(std::string_view text, std::size_t at, std::vector<TextRange>& values) {
  const std::size_t limit = std::min(text.size(), at + kMaxTag);
  std::size_t i = at + 1;
  HtmlTag tag;
  if (i < limit && text[i] == '/') {
    tag.is_closing = true;
    ++i;
  } else if (i < limit && (text[i] == '!' || text[i] == '?')) {
    ++i;
  }
  if (i >= limit || !is_letter(text[i])) return std::nullopt;
  const std::size_t name_begin = i;
  while (i < limit && !is_space(text[i]) && text[i] != '>' && text[i] != '/' && text[i] != '<') ++i;
  if (text[at + 1] != '!' && text[at + 1] != '?') tag.name = text.substr(name_begin, i - name_begin);

  const std::size_t first_value = values.size();
  bool after_equals = false;
  while (i < limit) {
    const char c = text[i];
    if (c == '>') {
      tag.end = i + 1;
      return tag;
    }
    const bool quoted = c == '"' || c == '\'';
    if (quoted) {
      const std::size_t close = text.substr(0, limit).find(c, i + 1);
      if (close == std::string_view::npos) break;
      if (close > i + 1) values.push_back({i + 1, close});
      i = close + 1;
      after_equals = false;
    } else if (after_equals && !is_space(c)) {
      const std::size_t begin = i;
      while (i < limit && !is_space(text[i]) && text[i] != '>') ++i;
      values.push_back({begin, i});
      after_equals = false;
    } else {
      after_equals = c == '=' || (after_equals && is_space(c));
      ++i;
    }
  }
  values.resize(first_value);
  return std::nullopt;
}

std::optional<HtmlEntity> read_entity(std::string_view text, std::size_t at) {
  const std::size_t semicolon = text.substr(0, std::min(text.size(), at + kMaxEntity)).find(';', at);
  if (semicolon == std::string_view::npos || semicolon == at + 1) return std::nullopt;
  if (text[at + 1] == '#') return read_numeric_entity(text, at + 1, semicolon);
  const std::string_view name = text.substr(at + 1, semicolon - at - 1);
  for (const NamedEntity& known : kEntities) {
    if (known.name == name) return HtmlEntity{semicolon + 1, std::string(known.text)};
  }
  return std::nullopt;
}

}  // namespace nbscrub
