#include "detectors/assignment.h"

#include <algorithm>
#include <array>
#include <string>

#include "detectors/ascii.h"
#include "detectors/call.h"
#include "detectors/literal.h"
#include "detectors/name_place.h"
#include "detectors/words.h"

namespace nbscrub {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// Calls whose first argument names what the second one is.
constexpr auto kNamingCalls = std::to_array<std::string_view>(
    {"setdefault", "setenv",     "getenv",      "putenv",     "get",       "set",       "option",    "config",
     "conf",       "put",        "setproperty", "add_header", "addheader", "header",    "setheader", "setrequestheader",
     "append",     "set_config", "setitem",     "env",        "set_env",   "setstring", "property",  "withproperty",
     "add_env",    "secret",     "parameter",   "with_env",  "assign",
     "define"});

// Calls that declare a field of a class; its value is their literal, or their default.
constexpr auto kFieldCalls = std::to_array<std::string_view>({"field"});

constexpr auto kOptionCalls = std::to_array<std::string_view>({"add_argument", "add_option", "option", "argument"});

// Calls that hand their one literal through.
constexpr auto kWrappers =
    std::to_array<std::string_view>({"secretstr", "secret", "quote", "quote_plus", "urlquote", "str", "bytes", "string",
                                     "lit", "b64encode", "securestring", "from_token"});

// What stands before a name at the begin of a line when the line is a command.
constexpr auto kCommands = std::to_array<std::string_view>(
    {"export", "!export", "!",  "set",   "!set", "setenv", "!setenv", "env",     "declare -x", "readonly",
     "local",  "set -x",  "-e", "--env", "env:", "$env:",  "-x",      "set -gx", "> export",   "$ export"});
constexpr auto kDocker = std::to_array<std::string_view>({"ENV", "ARG"});
constexpr auto kEnvMagics = std::to_array<std::string_view>({"%env", "%set_env"});
constexpr auto kInlineMarkers =
    std::to_array<std::string_view>({" -e ", " --env ", " -e=", " --env=", " --build-arg ", " --set ", " export ",
                                     ";export ", "!export ", "\"export ", "'export ", " env ", " -E ",
                                     " --from-literal=", " --from-literal ", " --set-string ", " --env-add "});

// Marks at the begin of a line of configuration, in any order: indents, list items, comments, quotes of a mail.
constexpr std::string_view kLineMarks = " \t-#;*>/|!$%{,";

constexpr auto kNoValues = std::to_array<std::string_view>(
    {"none",  "null", "nil",  "undefined", "true",     "false",     "nan",      "na",     "str",    "string",
     "bytes", "int",  "bool", "any",       "text",     "secretstr", "optional", "number", "object", "varchar",
     "list",  "dict", "yes",  "no",        "required", "~",         "-",        "*",      "|",      ">",
     "|-",    ">-",   "...",  "float",     "unknown",  "self",      "pass",     "not"});

template <class Table>
bool listed(const Table& table, std::string_view word) {
  return std::ranges::find(table, word) != std::ranges::end(table);
}

class Extractor : private NamePlace {
 public:
  Extractor(std::string_view text, TextSpan word) : NamePlace(text, word) {}

  std::optional<Assignment> run() const {
    if (const std::size_t dashes = leading_dashes(); dashes != 0) return after_flag(dashes);
    if (opens_element()) return element();
    const auto quote = enclosing_quote();
    const auto assignment = quote ? after_quoted_key(*quote) : after_bare_name();
    return assignment ? assignment : value_of_entry();
  }

  // The items of a short list of literals.
  std::vector<Assignment> items() const {
    constexpr std::size_t kMostItems = 4;  // five passwords and more are a word list
    if (name_.size() < 2 || !is_one_of(at(name_.end - 1), "sS")) return {};
    const auto quote = enclosing_quote();
    std::size_t next = skip_blanks(name_.end + (quote ? quote->size() : 0));
    const auto right = at(next) == ':' ? std::optional(next + 1) : after_equals(next);
    if (!right) return {};
    next = skip_blanks_and_lines(*right);
    if (!is_one_of(at(next), "[({")) return {};
    const char close = at(next) == '[' ? ']' : at(next) == '(' ? ')' : '}';
    std::vector<Assignment> found_items;
    for (next = skip_blanks_and_lines(next + 1); at(next) != close; next = skip_blanks_and_lines(next)) {
      const auto literal = literal_at(text_, next);
      if (!literal || found_items.size() == kMostItems) return {};
      found_items.push_back({{name_.begin, name_.end - 1}, literal->content, true, Form::assign, {}});
      next = skip_blanks_and_lines(literal->end);
      if (at(next) != close && at(next++) != ',') return {};
    }
    return found_items;
  }

 private:
  Assignment found(TextSpan value, bool quoted, Form form, TextSpan callee = {}) const {
    return {name_, value, quoted, form, callee};
  }

  // A literal that goes on as a sum, a format or a join is a piece of an expression.
  bool stands_alone(const Literal& literal) const {
    const std::size_t next = skip_blanks(literal.end);
    const std::string_view rest = text_.substr(next, 8);
    if (rest.starts_with("+") || rest.starts_with(".format(") || rest.starts_with(".join(")) return false;
    if (rest.starts_with("%") && !rest.starts_with("%}")) return false;
    // Concatenation in PHP and Perl; `X="…" ./run.sh` is none.
    return !(rest.size() > 1 && rest[0] == '.' && next != literal.end && is_one_of(rest[1], " \t$\"'"));
  }

  // The literal at `from`, perhaps in parentheses or a call that hands it through.
  std::optional<Literal> value_literal(std::size_t from) const {
    if (from > name_.end + kReach) return std::nullopt;
    if (const auto literal = literal_at(text_, from)) return stands_alone(*literal) ? literal : std::nullopt;
    std::size_t open = from;
    while (open < text_.size() && open - from < kLongestName && (is_name_byte(text_[open]) || text_[open] == '.'))
      ++open;
    if (at(open) != '(') return std::nullopt;
    const std::string call = lower_case(slice(from, open));
    if (!call.empty() && !listed(kWrappers, call.substr(call.rfind('.') + 1))) return std::nullopt;
    const auto literal = literal_at(text_, skip_blanks_and_lines(open + 1));
    return literal && stands_alone(*literal) ? literal : std::nullopt;
  }

  std::optional<Assignment> literal_or_nothing(std::size_t from, Form form, TextSpan callee = {}) const {
    if (const auto literal = value_literal(from)) return found(literal->content, true, form, callee);
    return default_of_field(from, form, callee);
  }

  // password: str = Field(default="…")
  std::optional<Assignment> default_of_field(std::size_t from, Form form, TextSpan callee) const {
    std::size_t open = from;
    while (is_name_byte(at(open)) || at(open) == '.') ++open;
    const std::string call = lower_case(slice(from, open));
    if (at(open) != '(' || !listed(kFieldCalls, call.substr(call.rfind('.') + 1))) return std::nullopt;
    if (const auto literal = literal_at(text_, open + 1)) return found(literal->content, true, form, callee);
    return default_value(open + 1, form, callee);
  }

  // `=` alone, not the begin of a comparison; returns where the right-hand side begins.
  std::optional<std::size_t> after_equals(std::size_t offset) const {
    if (at(offset) != '=' || is_one_of(at(offset + 1), "=~")) return std::nullopt;
    return offset + (at(offset + 1) == '>' ? 2 : 1);
  }

  std::optional<Assignment> after_quoted_key(Quote quote) const {
    const std::size_t next = skip_blanks_and_lines(name_.end + quote.size());
    if (at(next) == ']') {
      const auto right = after_equals(skip_blanks(next + 1));
      return right ? literal_or_nothing(skip_blanks(*right), Form::assign) : std::nullopt;
    }
    if (at(next) == ':' && at(next + 1) != ':') {
      return literal_or_nothing(skip_blanks_and_lines(next + 1), Form::colon);
    }
    if (text_.substr(next, 2) == "->") return literal_or_nothing(skip_blanks(next + 2), Form::colon);
    if (const auto right = after_equals(next)) {
      return literal_or_nothing(skip_blanks(*right), Form::assign);
    }
    if (at(next) == ',') return next_argument_of_name(quote, next);
    if (at(next) == '{') return default_value(next + 1, Form::assign);
    if (at(next) == ')') return fallback(next + 1, Form::call_argument, {});
    if (lower_case(text_.substr(next, 6)) == "value=") return literal_or_nothing(next + 6, Form::xml);
    return std::nullopt;
  }

  // f("name", "value"), f("section", "name", "value") for the calls that are known to take a name and its value.
  std::optional<Assignment> next_argument_of_name(Quote quote, std::size_t comma) const {
    const std::size_t open = name_.begin - quote.size();
    const std::size_t before = last_byte_before(open);
    if (before == npos || !is_one_of(text_[before], "(,")) return std::nullopt;
    const TextSpan callee = text_[before] == '(' ? identifier_before(before) : enclosing_call(open);
    const std::string call = lower_case(slice(callee.begin, callee.end));
    if (!listed(kNamingCalls, call.substr(call.rfind('.') + 1))) return std::nullopt;
    if (const auto value = literal_or_nothing(skip_blanks_and_lines(comma + 1), Form::call_argument, callee)) {
      return value;
    }
    return default_value(comma + 1, Form::call_argument, callee);
  }

  // {"name": "X", "value": "…"}, and the same in YAML and HCL: the name is itself a value, and a sibling holds its own.
  std::optional<Assignment> value_of_entry() const {
    const auto quote = enclosing_quote();
    const std::size_t marks = quote ? quote->size() : 0;
    const std::size_t operation = last_byte_before(name_.begin - marks);
    if (operation == npos || !is_one_of(text_[operation], ":=")) return std::nullopt;
    if (key_before(operation) != "name" && key_before(operation) != "key") return std::nullopt;
    std::size_t key = name_.end + marks;
    while (is_one_of(at(key), " \t\r\n,") && key < name_.end + kReach) ++key;
    const auto key_quote = quote_at(text_, key);
    const std::size_t key_marks = key_quote ? key_quote->size() : 0;
    if (lower_case(text_.substr(std::min(key + key_marks, text_.size()), 5)) != "value") return std::nullopt;
    const std::size_t next = skip_blanks(key + key_marks + 5 + key_marks);
    if (!is_one_of(at(next), ":=")) return std::nullopt;
    const std::size_t value = skip_blanks(next + 1);
    if (const auto literal = literal_or_nothing(value, Form::colon)) return literal;
    return bare_word(value, Form::colon);
  }

  // The key, in lower case, that ends before the `:` or `=` at `operation`.
  std::string key_before(std::size_t operation) const {
    std::size_t end = operation;
    while (end > 0 && is_one_of(text_[end - 1], " \t\"'\\")) --end;
    const TextSpan key = identifier_before(end);
    return lower_case(slice(key.begin, key.end));
  }

  // What an option falls back to: add_argument("--x", type=str, default="…"), variable "x" { default = "…" }.
  std::optional<Assignment> default_value(std::size_t from, Form form, TextSpan callee = {}) const {
    constexpr std::string_view kDefault = "default";
    const std::size_t limit = std::min(text_.size(), name_.end + kReach);
    int depth = 0;
    for (std::size_t offset = from; offset < limit; ++offset) {
      if (const auto literal = literal_at(text_, offset); literal && !is_name_byte(text_[offset - 1])) {
        offset = literal->end - 1;
        continue;
      }
      if (is_one_of(text_[offset], "([{")) ++depth;
      if (is_one_of(text_[offset], ")]}") && depth-- == 0) return std::nullopt;
      const bool named = depth == 0 && text_.substr(offset).starts_with(kDefault) && !is_name_byte(text_[offset - 1]);
      if (!named) continue;
      const auto right = after_equals(skip_blanks(offset + kDefault.size()));
      if (right) return literal_or_nothing(skip_blanks(*right), form, callee);
    }
    return std::nullopt;
  }

  // 0 when the name is no flag. One dash is enough for long names: -CertFilePassword.
  std::size_t leading_dashes() const {
    std::size_t dashes = 0;
    while (dashes < 2 && name_.begin > dashes && text_[name_.begin - dashes - 1] == '-') ++dashes;
    if (dashes == 0 || (dashes == 1 && name_.size() < 6)) return 0;
    const std::size_t begin = name_.begin - dashes;
    const bool starts = begin == 0 || is_blank(text_[begin - 1]) || is_one_of(text_[begin - 1], "\n\r\"'`[,(!|&;");
    return starts ? dashes : 0;
  }

  // add_argument("--x", …) says that there is such a flag; it gives it no value but its default.
  bool declares_option(std::size_t from) const {
    const TextSpan callee = enclosing_call(from);
    const std::string call = lower_case(slice(callee.begin, callee.end));
    return listed(kOptionCalls, call.substr(call.rfind('.') + 1));
  }

  std::optional<Assignment> after_flag(std::size_t dashes) const {
    const auto quote = quote_before(text_, name_.begin - dashes);
    if (quote && quote == quote_at(text_, name_.end)) {
      const std::size_t comma = skip_blanks_and_lines(name_.end + quote->size());
      if (at(comma) != ',') return std::nullopt;
      if (declares_option(name_.begin - dashes - quote->size())) return default_value(comma + 1, Form::flag);
      const auto literal = value_literal(skip_blanks_and_lines(comma + 1));
      if (!literal || text_[literal->content.begin] == '-') return std::nullopt;
      return found(literal->content, true, Form::flag);
    }
    const std::size_t blank = skip_blanks(name_.end);
    const auto right = after_equals(name_.end);
    if (!right && blank == name_.end) return std::nullopt;
    const std::size_t value = right ? *right : blank;
    if (at(value) == '-' || at(value) == '=') return std::nullopt;
    const auto assignment = shell_value(value, Form::flag);
    // "--username and --password options" is a sentence.
    if (!assignment || assignment->quoted) return assignment;
    return is_dictionary_word(slice(assignment->value.begin, assignment->value.end)) ? std::nullopt : assignment;
  }

  // On a command line backticks hold a command.
  std::optional<Assignment> shell_value(std::size_t from, Form form) const {
    if (const auto literal = literal_at(text_, from)) {
      if (text_[literal->end - 1] == '`') return std::nullopt;
      return found(literal->content, true, form);
    }
    return bare_word(from, form);
  }

  bool opens_element() const {
    std::size_t before = name_.begin;
    if (before > 0 && text_[before - 1] == ':') before = identifier_before(before - 1).begin;  // a namespace
    return before > 0 && text_[before - 1] == '<' && at(name_.end) == '>';
  }

  std::optional<Assignment> element() const {
    const std::size_t end = text_.substr(0, name_.end + 1 + kLongestLiteral).find('<', name_.end);
    if (end == npos || at(end + 1) != '/') return std::nullopt;
    std::size_t begin = name_.end + 1;
    while (begin < end && (is_blank(text_[begin]) || is_line_end(text_[begin]))) ++begin;
    const std::size_t last = begin + trimmed(slice(begin, end)).size();
    const std::string_view value = slice(begin, last);
    if (value.empty() || value.find_first_of("\r\n") != npos) return std::nullopt;
    return found({begin, last}, false, Form::xml);
  }

  std::optional<Assignment> after_bare_name() const {
    const std::string_view line = trimmed(line_before());
    const std::size_t next = skip_blanks(name_.end);
    if (listed(kEnvMagics, line)) return rest_of_command(next, Form::env_magic);
    if (listed(kCommands, line) || listed(kDocker, line)) return rest_of_command(next, Form::shell);
    if (const auto marked = after_inline_marker()) return marked;
    if (text_.substr(next, 2) == ":=" || text_.substr(next, 2) == "?=") return assigned(next + 2);
    if (text_.substr(next, 2) == "<-") return assigned(next + 2);
    if (text_.substr(next, 3) == "<<-") return assigned(next + 3);
    if (const auto right = after_equals(next)) return assigned(*right);
    if (text_.substr(next, 2) == "==") {
      const std::size_t right = next + (at(next + 2) == '=' ? 3 : 2);  // JavaScript has three
      return literal_or_nothing(skip_blanks(right), Form::comparison);
    }
    if (at(next) == ':') return after_colon(next);
    if (at(next) == '(') return setter(next);
    if (at(next) == ',') return one_of_several(next);
    if (next > name_.end) return after_keyword(next);
    return std::nullopt;
  }

  // user, password = "ada", "…": the name and the literal at its place.
  std::optional<Assignment> one_of_several(std::size_t next) const {
    std::size_t right = next;
    while (at(right) == ',' || is_name_byte(at(right)) || is_blank(at(right))) ++right;
    const auto values = after_equals(right);
    const std::string_view before = line_before();
    const bool only_names = std::ranges::all_of(
        before, [](char byte) { return is_name_byte(byte) || is_blank(byte) || byte == ','; });
    if (!values || !only_names) return std::nullopt;
    const auto place = static_cast<std::uint16_t>(std::ranges::count(before, ',') + 1);
    const auto value = argument_at(text_, *values, place);
    return value ? std::optional(found(*value, true, Form::assign)) : std::nullopt;
  }

  // `docker run -e X=…` and its like, in the midst of a line.
  std::optional<Assignment> after_inline_marker() const {
    const std::string_view line = line_before();
    const bool marked = std::ranges::any_of(kInlineMarkers, [&](std::string_view m) { return line.ends_with(m); });
    if (!marked || at(name_.end) != '=') return std::nullopt;
    const std::size_t value = name_.end + 1;
    return shell_value(value, Form::shell);
  }

  // After a command, `X=value` and `X value` are alike.
  std::optional<Assignment> rest_of_command(std::size_t next, Form form) const {
    const auto right = after_equals(next);
    if (!right && next == name_.end) return std::nullopt;
    return shell_value(skip_blanks(right ? *right : next), form);
  }

  // The right-hand side of `=` and its relatives.
  std::optional<Assignment> assigned(std::size_t right) const {
    const bool argument = is_argument();
    const Form form = argument ? Form::keyword : Form::assign;
    const TextSpan callee = argument ? enclosing_call(name_.begin) : TextSpan{};
    const std::size_t value = skip_blanks(right);
    if (trimmed(line_before()).ends_with(',')) {
      if (const auto assignment = one_of_several(skip_blanks(name_.end))) return assignment;
    }
    if (const auto assignment = literal_or_nothing(value, form, callee)) return assignment;
    if (const auto assignment = fallback(value, form, callee)) return assignment;
    if (argument) return std::nullopt;  // a variable or an expression
    const bool tight = at(name_.end) == '=' && value == name_.end + 1;
    if (tight) {
      if (const auto assignment = quoted_as_a_whole(value)) return assignment;
    }
    const std::string_view name = slice(name_.begin, name_.end);
    if (tight && std::ranges::none_of(name, is_lower)) return bare_value(value, Form::shell);
    return bare_value(value, Form::assign);
  }

  // "NAME=value", an entry of a container's environment: the quotes end the value.
  std::optional<Assignment> quoted_as_a_whole(std::size_t value) const {
    const auto quote = quote_before(text_, name_.begin);
    const std::size_t end = text_.find_first_of(quote && quote->mark == '\'' ? "'\r\n" : "\"\r\n", value);
    if (!quote || end == npos || end == value || end - value > kLongestLiteral) return std::nullopt;
    const std::size_t closing = end - std::min(quote->backslashes, end - value);
    if (quote_at(text_, closing) != quote) return std::nullopt;
    const std::string_view content = slice(value, closing);
    if (content.find_first_of(" \t&;") != npos) return std::nullopt;  // a command, a query, pairs
    return found({value, closing}, true, Form::shell);
  }

  // os.getenv("X") or "…", a ?? "…": what the value is when the expression before it gives none.
  std::optional<Assignment> fallback(std::size_t from, Form form, TextSpan callee) const {
    const std::size_t limit = std::min(text_.size(), from + kReach);
    const std::string_view line = text_.substr(from, std::min(text_.find_first_of("\r\n", from), limit) - from);
    for (std::string_view otherwise : {" or ", " || ", " ?? ", " else "}) {
      const std::size_t word = line.rfind(otherwise);
      if (word == npos) continue;
      const auto literal = literal_at(text_, skip_blanks(from + word + otherwise.size()));
      const bool ends = literal && (is_one_of(at(literal->end), "\r\n,);") || literal->end == text_.size());
      const std::string_view expression = line.substr(0, word);
      const bool whole = std::ranges::count(expression, '(') == std::ranges::count(expression, ')');
      if (ends && whole && stands_alone(*literal)) return found(literal->content, true, form, callee);
    }
    return std::nullopt;
  }

  // JSON-like and YAML values, and `name: type = "…"`.
  std::optional<Assignment> after_colon(std::size_t colon) const {
    if (at(colon + 1) == ':') return std::nullopt;
    const std::size_t value = skip_blanks(colon + 1);
    if (slice(name_.begin, name_.end) == "PASS" && !quote_at(text_, value)) return std::nullopt;  // logs of tests
    if (const auto literal = literal_or_nothing(value, Form::colon); literal && !is_parameter()) return literal;
    if (const std::size_t right = after_annotation(value); right != npos) {
      const bool argument = is_argument();
      return literal_or_nothing(skip_blanks(right), argument ? Form::keyword : Form::assign,
                                argument ? enclosing_call(name_.begin) : TextSpan{});
    }
    if (value == colon + 1 || quote_at(text_, value)) return std::nullopt;
    return bare_value(value, Form::colon);
  }

  // Past the `=` that ends a type annotation; npos when there is none on the line.
  std::size_t after_annotation(std::size_t from) const {
    constexpr std::size_t kLongestAnnotation = 64;
    for (std::size_t offset = from; offset < std::min(text_.size(), from + kLongestAnnotation); ++offset) {
      if (const auto right = after_equals(offset)) {
        // `key: …=` is base64 with its padding.
        const bool goes_on = *right < text_.size() && !is_one_of(text_[*right], "\r\n");
        return goes_on ? *right : npos;
      }
      if (!is_name_byte(text_[offset]) && !is_one_of(text_[offset], " \t.[],|?<>")) return npos;
      // Two words in a row are no type.
      const bool begins_word = offset > from && is_name_byte(text_[offset]) && is_blank(text_[offset - 1]);
      if (begins_word && is_name_byte(at(last_byte_before(offset)))) return npos;
    }
    return npos;
  }

  // set_password("…"), withPassword("…"): the call is the name.
  std::optional<Assignment> setter(std::size_t open) const {
    const std::string call = lower_case(slice(name_.begin, name_.end));
    const std::string last = call.substr(call.rfind('.') + 1);
    if (!last.starts_with("set") && !last.starts_with("with")) return std::nullopt;
    const auto literal = literal_at(text_, skip_blanks_and_lines(open + 1));
    if (!literal || at(skip_blanks_and_lines(literal->end)) != ')') return std::nullopt;
    return found(literal->content, true, Form::call_argument, name_);
  }

  // PASSWORD '…', IDENTIFIED BY '…' (the words between are SQL's), `password …` in a .netrc.
  std::optional<Assignment> after_keyword(std::size_t next) const {
    if (lower_case(text_.substr(next, 3)) == "by ") next = skip_blanks(next + 3);
    if (lower_case(text_.substr(next, 8)) == "-string ") next = skip_blanks(next + 8);  // PowerShell
    // "Pass 'ignore' to skip errors" is a sentence.
    const std::string keyword = lower_case(slice(name_.begin, name_.end));
    if (keyword == "pass" || keyword == "pwd") return std::nullopt;
    // "My password is …"; what the sentence goes on with is weighed like an unquoted value.
    const bool password = keyword.ends_with("password") || keyword.ends_with("passphrase");
    if (password && text_.substr(next, 3) == "is ") return bare_word(skip_blanks(next + 3), Form::colon);
    // In backticks stands code that prose talks about: "pass `Generator` objects".
    if (const auto quote = quote_at(text_, next); quote && quote->mark != '`') {
      return literal_or_nothing(next, Form::call_argument);
    }
    if (slice(name_.begin, name_.end) != "password") return std::nullopt;
    const std::size_t floor = name_.begin - std::min<std::size_t>(name_.begin, 256);
    const std::string_view before = slice(floor, name_.begin);
    const std::size_t machine = std::max(before.rfind("machine ") + 1, before.rfind("default ") + 1);
    if (machine == 0 || before.find("login ", machine) == npos) return std::nullopt;
    return bare_word(next, Form::shell);
  }

  // An unquoted value: to the end of the line when the line is the assignment, else one word.
  std::optional<Assignment> bare_value(std::size_t from, Form form) const {
    if (line_before().find_first_not_of(kLineMarks) != npos) return bare_word(from, form);
    std::string_view line = text_.substr(from, text_.substr(from, kLongestLiteral).find_first_of("\r\n"));
    for (std::string_view comment : {" #", "\t#", " ;", " //"}) line = line.substr(0, line.find(comment));
    line = trimmed(line);
    if (line.ends_with(';') || line.ends_with(',')) line.remove_suffix(1);
    return plain_value(from, line, form);
  }

  std::optional<Assignment> bare_word(std::size_t from, Form form) const {
    const std::string_view rest = text_.substr(from, kLongestLiteral);
    std::string_view word = rest.substr(0, rest.find_first_of(" \t\r\n\"'`,;)]}&<>|\\"));
    // ${VAR} and {{ x }} end in what ends a word elsewhere.
    if (const std::size_t open = word.find('{'); open != npos && rest.substr(word.size()).starts_with('}')) {
      word = rest.substr(0, rest.find_first_not_of('}', word.size()));
    }
    return plain_value(from, word, form);
  }

  std::optional<Assignment> plain_value(std::size_t from, std::string_view value, Form form) const {
    if (value.empty() || value.find_first_of(" \t\"'`") != npos) return std::nullopt;
    if (is_one_of(value.front(), "([&=")) return std::nullopt;
    const std::size_t open = value.find('(');
    if (open != npos && open > 0 && is_name_byte(value[open - 1])) return std::nullopt;  // a call
    if (is_one_of(value.back(), "([{:")) return std::nullopt;
    const std::string lowered = lower_case(value);
    if (listed(kNoValues, lowered) || listed(kNoValues, lowered.substr(0, lowered.find_first_of("[]|(?")))) {
      return std::nullopt;
    }
    return found({from, from + value.size()}, false, form);
  }
};

}  // namespace

std::optional<Assignment> assignment_at(std::string_view text, TextSpan word) {
  return Extractor(text, word).run();
}

std::vector<Assignment> list_assignment_at(std::string_view text, TextSpan word) {
  return Extractor(text, word).items();
}

}  // namespace nbscrub
