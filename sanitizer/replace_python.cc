#include "sanitizer/replace_python.h"

#include <algorithm>
#include <array>
#include <optional>

#include "detectors/ascii.h"
#include "sanitizer/python_value.h"
#include "sanitizer/replace_name.h"
#include "sanitizer/replace_shell.h"

namespace nbscrub {
namespace {

constexpr std::string_view kInComment = "it stands in a comment";
constexpr std::string_view kInMagic = "it stands in a magic that takes no expression";
constexpr std::string_view kInNoLiteral = "it is no string literal, nor part of one";
constexpr std::string_view kOtherLanguage = "the cell is in another language than the notebook";
constexpr std::string_view kInText = "it stands in text that is not used, such as a docstring";
constexpr std::string_view kInPattern = "it stands in a `case`, which takes no expression";
constexpr std::string_view kInField = "it stands in an expression within a formatted string";
constexpr std::string_view kOddLiteral = "its literal is put together so that no expression can take its place";
constexpr std::string_view kOddValue = "its value cannot be told from the literal";

// The strings that one reference, or one formatted string, takes the place of, and the secrets in them.
struct Target {
  std::size_t first = 0;  // into PythonSource::strings
  std::size_t last = 0;
  std::vector<const CellSecret*> secrets;
  std::string_view refused;  // why not
};

std::vector<TextEdit> doubled_braces(std::string_view text, TextSpan kept) {
  std::vector<TextEdit> edits;
  for (std::size_t at = kept.begin; at < kept.end; ++at) {
    if (text[at] == '{' || text[at] == '}') edits.push_back({{at, at}, std::string(1, text[at])});
  }
  return edits;
}

class Replacer {
 public:
  Replacer(std::string_view text, const PythonSource& source, const Replacement& wish)
      : text_(text), source_(source), wish_(wish) {}

  CellReplacement run(std::span<const CellSecret> secrets) {
    for (const CellSecret& secret : secrets) place(secret);
    for (Target& target : targets_) {
      for (const CellSecret* loose : loose_) {
        if (loose->span.overlaps({strings(target.first).span.begin, strings(target.last).span.end})) {
          target.refused = kOddLiteral;
        }
      }
      if (target.refused.empty()) target.refused = replace(target);
      for (const CellSecret* secret : target.secrets) {
        if (!target.refused.empty()) result_.kept.push_back({secret->finding, target.refused});
      }
    }
    for (const CellSecret* secret : loose_) replace_outside(*secret);
    return std::move(result_);
  }

 private:
  const PythonString& strings(std::size_t index) const { return source_.strings[index]; }
  Link link_after(std::size_t index) const {
    return index + 1 < source_.strings.size() ? strings(index + 1).link : Link::none;
  }

  std::optional<std::size_t> string_at(std::size_t offset) const {
    const auto& all = source_.strings;
    const auto after = std::partition_point(all.begin(), all.end(),
                                            [&](const PythonString& s) { return s.content.end <= offset; });
    if (after == all.end() || !after->content.contains(offset)) return std::nullopt;
    return static_cast<std::size_t>(after - all.begin());
  }

  // Which literals the secret stands in.
  void place(const CellSecret& secret) {
    const std::optional<std::size_t> first = string_at(secret.span.begin);
    const std::optional<std::size_t> last = string_at(secret.span.end - 1);
    if (!first || !last) {
      loose_.push_back(&secret);
      return;
    }
    if (targets_.empty() || targets_.back().last < *first) targets_.push_back({*first, *last, {}, {}});
    Target& target = targets_.back();
    target.last = std::max(target.last, *last);
    target.secrets.push_back(&secret);
    for (std::size_t i = target.first + 1; i <= target.last; ++i) {
      if (strings(i).link == Link::none) target.refused = kOddLiteral;
    }
    for (const TextSpan field : strings(*first).fields) {
      if (field.overlaps(secret.span)) target.refused = kInField;
    }
    const PythonLine& line = source_.lines[strings(*first).line];
    const std::string_view words = text_.substr(line.span.begin, line.span.size());
    if (line.only_strings) target.refused = kInText;
    if (words.starts_with("case ")) target.refused = kInPattern;
  }

  // The reason why not, or nothing.
  std::string_view replace(const Target& target) {
    const PythonString& first = strings(target.first);
    const PythonString& last = strings(target.last);
    const TextSpan secret = target.secrets.front()->span;
    const bool whole =
        target.secrets.size() == 1 && secret == TextSpan{first.content.begin, last.content.end};
    const bool alone = first.link != Link::adjacent && link_after(target.last) != Link::adjacent;
    for (std::size_t i = target.first; i <= target.last; ++i) {
      if (strings(i).bytes != first.bytes) return kOddLiteral;
    }
    if (target.first != target.last) {
      // The literals between are swallowed, so they have to be of one kind, and nothing else may be in them.
      const bool alike = first.quote == last.quote && first.raw == last.raw && first.formatted == last.formatted;
      if (target.secrets.size() != 1 || (!whole && !alike) || (!whole && first.bytes)) return kOddLiteral;
    }
    if (first.bytes && !whole && !alone) return kOddLiteral;
    std::vector<std::string> values;
    for (const CellSecret* each : target.secrets) {
      const std::optional<std::string> value = value_of(target, each->span);
      if (!value || value->empty()) return kOddValue;
      values.push_back(*value);
    }
    if (whole && alone) {
      put_whole(target, values.front());
    } else if (first.bytes) {
      put_bytes(target, values);
    } else {
      return put_formatted(target, values);
    }
    return {};
  }

  std::optional<std::string> value_of(const Target& target, TextSpan secret) const {
    std::string value;
    for (std::size_t i = target.first; i <= target.last; ++i) {
      const TextSpan content = strings(i).content;
      const TextSpan part{std::max(secret.begin, content.begin), std::min(secret.end, content.end)};
      if (part.begin >= part.end) continue;
      const std::optional<std::string> piece = python_value(text_, strings(i), part);
      if (!piece) return std::nullopt;
      value += *piece;
    }
    return value;
  }

  // The expression for the secret, whose name is settled here.
  std::string reference(const CellSecret& secret, const std::string& value, TextSpan literal, bool whole, char quote) {
    const std::string name = wish_.names->name_for(value, wanted_name(text_, literal, whole, *secret.rule));
    result_.replaced.push_back({secret.finding, name});
    for (const PythonImport& import : python_imports(wish_.platform, wish_.scope)) need(import);
    return python_reference(wish_.platform, name, wish_.scope, quote);
  }

  void need(const PythonImport& import) {
    auto& all = result_.imports;
    if (std::find(all.begin(), all.end(), import) == all.end()) all.push_back(import);
  }

  void put_whole(const Target& target, const std::string& value) {
    const TextSpan literal{strings(target.first).span.begin, strings(target.last).span.end};
    const std::string expression = reference(*target.secrets.front(), value, literal, true, '"');
    result_.edits.push_back({literal, expression + (strings(target.first).bytes ? ".encode()" : "")});
  }

  // (b"…" + reference.encode() + b"…")
  void put_bytes(const Target& target, const std::vector<std::string>& values) {
    const PythonString& string = strings(target.first);
    const std::string open(text_.substr(string.span.begin, string.content.begin - string.span.begin));
    const std::string close(text_.substr(string.content.end, string.span.end - string.content.end));
    std::string sum;
    const auto add = [&](const std::string& part) { sum += (sum.empty() ? "(" : " + ") + part; };
    const auto add_kept = [&](TextSpan kept) {
      if (!kept.empty()) add(open + std::string(text_.substr(kept.begin, kept.size())) + close);
    };
    std::size_t at = string.content.begin;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const CellSecret& secret = *target.secrets[i];
      add_kept({at, secret.span.begin});
      add(reference(secret, values[i], secret.span, false, '"') + ".encode()");
      at = secret.span.end;
    }
    add_kept({at, string.content.end});
    result_.edits.push_back({string.span, sum + ")"});
  }

  // f"…{reference}…": the kept text stays byte for byte, its braces doubled.
  std::string_view put_formatted(const Target& target, const std::vector<std::string>& values) {
    const PythonString& first = strings(target.first);
    const PythonString& last = strings(target.last);
    std::vector<TextEdit> edits;
    const auto keep = [&](TextSpan kept) {
      for (TextEdit& edit : doubled_braces(text_, kept)) edits.push_back(std::move(edit));
      return text_.substr(kept.begin, kept.size()).find("\\N{") == std::string_view::npos;
    };
    if (!first.formatted) {
      const std::size_t quote = text_.find(first.quote, first.span.begin);
      const bool unicode = to_lower(text_[first.span.begin]) == 'u';
      edits.push_back({{unicode ? first.span.begin : quote, quote}, "f"});
      std::size_t at = first.content.begin;
      for (const CellSecret* secret : target.secrets) {
        if (!keep({at, secret->span.begin})) return kOddLiteral;
        at = secret->span.end;
      }
      if (!keep({at, last.content.end})) return kOddLiteral;
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
      const CellSecret& secret = *target.secrets[i];
      const char quote = first.quote == '"' ? '\'' : '"';
      edits.push_back({secret.span, "{" + reference(secret, values[i], secret.span, false, quote) + "}"});
    }
    result_.edits.insert(result_.edits.end(), edits.begin(), edits.end());
    return {};
  }

  // What stands in no string literal: a magic, a shell line, a comment.
  void replace_outside(const CellSecret& secret) {
    const auto refuse = [&](std::string_view reason) { result_.kept.push_back({secret.finding, reason}); };
    const auto line = std::find_if(source_.lines.begin(), source_.lines.end(), [&](const PythonLine& candidate) {
      return candidate.span.contains(secret.span);
    });
    if (!source_.python && !source_.shell_cell) return refuse(kOtherLanguage);
    if (line == source_.lines.end()) return refuse(kInNoLiteral);
    switch (line->kind) {
      case PythonLine::Kind::comment: return refuse(kInComment);
      case PythonLine::Kind::code:
        return refuse(text_.substr(line->span.begin, secret.span.begin - line->span.begin).find('#') ==
                              std::string_view::npos
                          ? kInNoLiteral
                          : kInComment);
      case PythonLine::Kind::shell: {
        const std::string_view refused =
            replace_in_shell(text_, line->span, !source_.shell_cell, secret, wish_, result_);
        return refused.empty() ? void() : refuse(refused);
      }
      case PythonLine::Kind::magic: break;
    }
    if (!replace_magic(*line, secret)) refuse(kInMagic);
  }

  // `%env NAME=value` and `%set_env NAME value` become os.environ["NAME"] = …: the magic expands a reference too, but
  // where that fails it sets the variable to the text of the reference.
  bool replace_magic(const PythonLine& line, const CellSecret& secret) {
    const std::string_view words = text_.substr(line.span.begin, line.span.size());
    const std::size_t length = words.starts_with("%env ") ? 5 : words.starts_with("%set_env ") ? 9 : 0;
    if (length == 0) return false;
    std::size_t at = line.span.begin + length;
    while (at < line.span.end && text_[at] == ' ') ++at;
    const std::size_t name_begin = at;
    while (at < line.span.end && is_name_byte(text_[at])) ++at;
    const std::string_view name = text_.substr(name_begin, at - name_begin);
    while (at < line.span.end && (text_[at] == ' ' || text_[at] == '=')) ++at;
    if (name.empty() || secret.span.begin < at) return false;
    const std::string_view before = text_.substr(at, secret.span.begin - at);
    const std::string_view after = text_.substr(secret.span.end, line.span.end - secret.span.end);
    // IPython expands $name and {expression} here, and takes quotes as they are.
    static constexpr std::string_view kOdd = "${}\"'\\#\n";
    const std::string_view value = text_.substr(secret.span.begin, secret.span.size());
    if (before.find_first_of(kOdd) != std::string_view::npos || after.find_first_of(kOdd) != std::string_view::npos ||
        value.find_first_of("${}\n") != std::string_view::npos) {
      return false;
    }
    const bool whole = before.empty() && after.find_first_not_of(" \t") == std::string_view::npos;
    const std::string wanted = whole ? variable_name(name) : wanted_name(text_, {}, false, *secret.rule);
    const std::string known = wish_.names->name_for(std::string(value), wanted);
    result_.replaced.push_back({secret.finding, known});
    for (const PythonImport& import : python_imports(wish_.platform, wish_.scope)) need(import);
    need({"os", ""});
    const std::string expression = python_reference(wish_.platform, known, wish_.scope, whole ? '"' : '\'');
    result_.edits.push_back({line.span, "os.environ[\"" + std::string(name) + "\"] = " +
                                            (whole ? expression
                                                   : "f\"" + std::string(before) + "{" + expression + "}" +
                                                         std::string(after) + "\"")});
    return true;
  }

  std::string_view text_;
  const PythonSource& source_;
  const Replacement& wish_;
  std::vector<Target> targets_;
  std::vector<const CellSecret*> loose_;
  CellReplacement result_;
};

// Comments that mean something where they stand, at the top of a cell.
bool is_directive(std::string_view comment) {
  static constexpr std::array<std::string_view, 7> kBegins = {"#@", "# @", "#|", "#!", "# -*-", "# %%", "#%%"};
  return std::any_of(kBegins.begin(), kBegins.end(),
                     [&](std::string_view begin) { return comment.starts_with(begin); });
}

}  // namespace

CellReplacement replace_in_python(std::string_view text, const PythonSource& source,
                                  std::span<const CellSecret> secrets, const Replacement& wish) {
  return Replacer(text, source, wish).run(secrets);
}

std::vector<ImportLine> imports_of(std::string_view text, const PythonSource& source) {
  std::vector<ImportLine> imports;
  for (const PythonLine& line : source.lines) {
    std::string_view words = text.substr(line.span.begin, line.span.size());
    if (line.kind != PythonLine::Kind::code || line.indent != 0) continue;
    std::string_view module;
    if (words.starts_with("from ")) {
      const std::size_t end = words.find(" import ");
      if (end == std::string_view::npos) continue;
      module = words.substr(5, end - 5);
      words.remove_prefix(end + 8);
    } else if (words.starts_with("import ")) {
      words.remove_prefix(7);
    } else {
      continue;
    }
    // `import a, b as c; d`: what is renamed is not there under its own name.
    words = words.substr(0, words.find_first_of(";#"));
    while (!words.empty()) {
      const std::size_t comma = words.find(',');
      std::string_view name = words.substr(0, comma);
      words.remove_prefix(comma == std::string_view::npos ? words.size() : comma + 1);
      const std::size_t begin = name.find_first_not_of(" (\t\r\n\\");
      if (begin == std::string_view::npos) continue;
      name = name.substr(begin, name.find_last_not_of(" )\t\r\n\\") - begin + 1);
      imports.push_back({module.empty() ? PythonImport{name, ""} : PythonImport{module, name}, line.span.begin});
    }
  }
  return imports;
}

TextEdit import_edit(std::string_view text, const PythonSource& source, std::span<const PythonImport> imports,
                     std::size_t first_edit) {
  bool code_seen = false;
  const PythonLine* before = nullptr;
  for (const PythonLine& line : source.lines) {
    before = &line;
    const std::string_view words = text.substr(line.span.begin, line.span.size());
    const bool docstring = line.kind == PythonLine::Kind::code && line.only_strings && !code_seen;
    const bool future = words.starts_with("from __future__");
    const bool directive = line.kind == PythonLine::Kind::comment && is_directive(words);
    const bool magic = line.kind == PythonLine::Kind::magic && !code_seen;
    if (line.span.end >= first_edit || !(docstring || future || directive || magic)) break;
    code_seen = code_seen || line.kind == PythonLine::Kind::code;
  }
  const std::size_t indent = before == nullptr ? 0 : before->indent;
  const std::size_t at = before == nullptr ? 0 : before->span.begin - indent;
  std::string lines;
  for (const PythonImport& import : imports) lines += std::string(text.substr(at, indent)) + import.line() + "\n";
  return {{at, at}, lines};
}

}  // namespace nbscrub
