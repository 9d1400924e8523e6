#include "sanitizer/replace_shell.h"

#include "detectors/ascii.h"
#include "sanitizer/replace_name.h"

namespace nbscrub {
namespace {

// What the shell makes of `$` at `at`: within single quotes, after a backslash and in a comment it is a character.
bool expands_at(std::string_view text, std::size_t begin, std::size_t at) {
  char quote = 0;
  for (std::size_t i = begin; i < at; ++i) {
    const char byte = text[i];
    if (byte == '\\' && quote != '\'') {
      if (++i == at) return false;
    } else if (quote != 0) {
      if (byte == quote) quote = 0;
    } else if (byte == '"' || byte == '\'') {
      quote = byte;
    } else if (byte == '#' && (i == begin || text[i - 1] == ' ' || text[i - 1] == '\n')) {
      i = text.find('\n', i);
      if (i >= at) return false;
    }
  }
  return quote != '\'';
}

// `NAME=` right before, as in `export NAME=…`.
std::string_view assigned_name(std::string_view text, std::size_t begin, std::size_t at) {
  if (at > begin && (text[at - 1] == '"' || text[at - 1] == '\'')) --at;
  if (at == begin || text[at - 1] != '=') return {};
  const std::size_t end = --at;
  while (at > begin && (is_upper(text[at - 1]) || is_digit(text[at - 1]) || text[at - 1] == '_')) --at;
  const bool word = at == begin || !is_name_byte(text[at - 1]);
  return word && at < end && !is_digit(text[at]) ? text.substr(at, end - at) : std::string_view();
}

}  // namespace

std::string_view replace_in_shell(std::string_view text, TextSpan line, bool expanded, const CellSecret& secret,
                                  const Replacement& wish, CellReplacement& result) {
  if (wish.platform != Platform::env) return "it stands in a shell command, which reads nothing but the environment";
  const std::string_view value = text.substr(secret.span.begin, secret.span.size());
  if (value.find_first_of("\\$`{}\"'\n") != std::string_view::npos) return "its value is quoted for the shell";
  if (!expands_at(text, line.begin, secret.span.begin)) return "it stands where the shell expands no variable";
  if (secret.span.end < line.end && is_name_byte(text[secret.span.end])) return "it is part of a longer word";
  const std::string_view given = assigned_name(text, line.begin, secret.span.begin);
  const std::string wanted = given.empty() ? wanted_name(text, {}, false, *secret.rule) : std::string(given);
  const std::string name = wish.names->name_for(std::string(value), wanted);
  result.replaced.push_back({secret.finding, name});
  result.edits.push_back({secret.span, (expanded ? "$$" : "$") + name});
  return {};
}

}  // namespace nbscrub
