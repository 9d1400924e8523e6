#include "sanitizer/root_cause.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "detectors/ascii.h"
#include "detectors/name.h"
#include "sanitizer/credential_store.h"
#include "sanitizer/line_index.h"
#include "sanitizer/python_source.h"

namespace nbscrub {
namespace {

struct Cause {
  std::string_view id;
  std::string_view what;
  std::string_view instead;
};

constexpr Cause kEnvironment = {"environment-shown", "the whole environment is shown, and whatever keys are in it",
                                "show the names only: sorted(os.environ)"};
constexpr Cause kKey = {"key-shown", "a key, or a part of one, is shown",
                        "show whether it is there: print(bool(key))"};
constexpr Cause kGetpass = {"getpass-shown", "what getpass reads is shown", "assign it: key = getpass.getpass()"};
constexpr Cause kFile = {"credentials-file-shown", "a file of credentials is shown",
                         "read it in code: load_dotenv(), os.environ[\"NAME\"]"};
constexpr Cause kDefault = {"key-as-default", "a key stands as the default of an environment variable",
                            "let it fail where the variable is missing: os.environ[\"NAME\"]"};
constexpr Cause kMagic = {"env-magic", "a key is set by a magic, and %env shows what it sets",
                          "set it outside of the notebook, or ask: os.environ[\"NAME\"] = getpass.getpass()"};

// A cell without any of these has no cause of a key's being shown.
constexpr std::array<std::string_view, 8> kWords = {"env", "getpass", "!", "%py", "key", "KEY", "oken", "assw"};

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

// `argument` of print(argument) or display(argument); the line itself where it is the last of its cell, and so shown.
std::string_view shown_argument(std::string_view line, bool last) {
  for (const std::string_view call : {"print(", "display(", "pprint(", "pprint.pprint("}) {
    if (line.starts_with(call) && line.ends_with(')')) {
      return trimmed(line.substr(call.size(), line.size() - call.size() - 1));
    }
  }
  return last ? line : std::string_view();
}

bool is_environment(std::string_view argument) {
  static constexpr std::array<std::string_view, 8> kWhole = {
      "os.environ",        "dict(os.environ)",    "os.environ.items()", "os.environ.copy()",
      "os.environ.values()", "list(os.environ.items())", "vars(os.environ)",   "environ"};
  return std::find(kWhole.begin(), kWhole.end(), argument) != kWhole.end();
}

// `api_key`, `cfg.api_key`, `token[:10]`. A bare token or key is a word or an index far more often, unless it is cut.
bool is_key(std::string_view argument) {
  const std::size_t bracket = argument.find('[');
  const std::string_view name = argument.substr(0, bracket);
  const bool dotted = std::all_of(name.begin(), name.end(), [](char b) { return is_name_byte(b) || b == '.'; });
  if (name.empty() || !dotted) return false;
  bool cut = false;
  if (bracket != std::string_view::npos) {
    const std::string_view slice = argument.substr(bracket);
    cut = slice.ends_with(']') && slice.find(':') != std::string_view::npos &&
          slice.find_first_not_of("[]:-0123456789") == std::string_view::npos;
    if (!cut) return false;
  }
  const std::string folded = fold_name(name.substr(name.rfind('.') + 1));
  if (name_is_harmless(folded)) return false;
  static constexpr std::array<std::string_view, 8> kEndings = {"api_key",      "apikey",     "secret_key", "access_key",
                                                               "access_token", "auth_token", "password",   "client_secret"};
  const auto ends = [&](std::string_view ending) {
    return folded == ending || folded.ends_with("_" + std::string(ending));
  };
  if (std::any_of(kEndings.begin(), kEndings.end(), ends)) return true;
  return cut && (folded == "token" || folded == "secret" || folded.ends_with("api_token"));
}

bool is_getpass(std::string_view argument) {
  return argument.ends_with(')') &&
         (argument.starts_with("getpass(") || argument.starts_with("getpass.getpass(") || argument.starts_with("gp("));
}

// `!env`, `!printenv`, `!cat .env`; `command` has no `!` any more.
std::optional<Cause> shown_by_shell(std::string_view command) {
  const std::string_view first = trimmed(command.substr(0, command.find_first_of("|;&\n")));
  if (command.find('>') != std::string_view::npos) return std::nullopt;
  if (first == "env" || first == "printenv" || first == "export -p") return kEnvironment;
  for (const std::string_view reader : {"cat ", "head ", "tail ", "less ", "more ", "type "}) {
    if (!first.starts_with(reader)) continue;
    const std::string_view file = first.substr(first.rfind(' ') + 1);
    if (is_credential_store(file)) return kFile;
  }
  return std::nullopt;
}

std::optional<Cause> cause_of(std::string_view text, const PythonLine& line, bool last) {
  const std::string_view words = text.substr(line.span.begin, line.span.size());
  switch (line.kind) {
    case PythonLine::Kind::comment: return std::nullopt;
    case PythonLine::Kind::magic:
      if (words == "%env") return kEnvironment;
      return words.starts_with("%pycat ") ? shown_by_shell(words.substr(3)) : std::nullopt;
    case PythonLine::Kind::shell:
      return words.starts_with('!') ? shown_by_shell(trimmed(words.substr(1))) : std::nullopt;
    case PythonLine::Kind::code: break;
  }
  const std::string_view argument = shown_argument(words, last);
  if (argument.empty()) return std::nullopt;
  if (is_environment(argument)) return kEnvironment;
  if (is_getpass(argument)) return kGetpass;
  return is_key(argument) ? std::optional<Cause>(kKey) : std::nullopt;
}

// What a finding's own line says of it: `os.getenv("X", "…")`, `%env X=…`.
std::optional<Cause> cause_of(std::string_view line, std::size_t column) {
  const std::string_view before = line.substr(0, column);
  const std::string_view start = trimmed(before);
  if (start.starts_with("%env ") || start.starts_with("%set_env ")) return kMagic;
  for (const std::string_view call : {"getenv(", "environ.get("}) {
    const std::size_t at = before.rfind(call);
    if (at == std::string_view::npos) continue;
    // The name, a comma and the quote of the literal, and nothing else.
    const std::string_view arguments = before.substr(at + call.size());
    const std::size_t comma = arguments.find(',');
    if (comma != std::string_view::npos && arguments.find(')') == std::string_view::npos &&
        arguments.find(',', comma + 1) == std::string_view::npos) {
      return kDefault;
    }
  }
  return std::nullopt;
}

std::string_view line_of(std::string_view text, std::uint32_t number) {
  while (--number > 0) text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
  return text.substr(0, text.find('\n'));
}

// A column counts characters.
std::size_t bytes_before(std::string_view line, std::uint32_t column) {
  std::size_t at = 0;
  while (at < line.size() && column > 1) {
    ++at;
    while (at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0) == 0x80) ++at;
    --column;
  }
  return at;
}

void add(std::vector<RootCause>& causes, const Cause& cause, std::uint32_t cell, std::uint32_t line) {
  const RootCause found{cause.id, cause.what, cause.instead, cell, line};
  const auto same = [&](const RootCause& other) {
    return other.id == found.id && other.cell == found.cell && other.line == found.line;
  };
  if (std::none_of(causes.begin(), causes.end(), same)) causes.push_back(found);
}

}  // namespace

std::vector<RootCause> root_causes(const Document& document, const TextArena& arena, std::span<const Finding> findings) {
  std::vector<RootCause> causes;
  if (document.format != Format::notebook) return causes;
  for (const View& view : arena.views()) {
    const Field& field = document.fields[view.field];
    if (view.kind != ViewKind::decoded || field.kind != FieldKind::code) continue;
    const std::string_view text = arena.text_of(view);
    for (const Finding& finding : findings) {
      if (finding.cell != field.cell || finding.kind != FieldKind::code || finding.line == 0) continue;
      if (finding.confidence == Confidence::low) continue;
      const std::string_view line = line_of(text, finding.line);
      const auto cause = cause_of(line, bytes_before(line, finding.column));
      if (cause) add(causes, *cause, finding.cell, finding.line);
    }
    if (std::none_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; })) {
      continue;
    }
    const PythonSource source = read_python(text);
    LineIndex lines(text);
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
      const auto cause = cause_of(text, source.lines[i], i + 1 == source.lines.size());
      if (cause) add(causes, *cause, field.cell, lines.at(source.lines[i].span.begin).line);
    }
  }
  return causes;
}

}  // namespace nbscrub
