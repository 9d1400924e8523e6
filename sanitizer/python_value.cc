#include "sanitizer/python_value.h"

#include <algorithm>
#include <charconv>

#include "sanitizer/utf8.h"

namespace nbscrub {
namespace {

struct Unit {
  std::size_t length = 0;
  std::string value;
};

std::optional<Unit> of_code_point(std::string_view digits, int base, std::size_t length, bool bytes) {
  std::uint32_t code = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, base);
  if (error != std::errc() || end != digits.data() + digits.size() || digits.empty()) return std::nullopt;
  const bool surrogate = code >= 0xD800 && code < 0xE000;
  if (code == 0 || code > 0x10FFFF || surrogate || (bytes && code > 0x7F)) return std::nullopt;
  Unit unit{length, {}};
  append_utf8(unit.value, static_cast<char32_t>(code));
  return unit;
}

// `rest` begins with a backslash. Language reference, "Escape sequences".
std::optional<Unit> escape(std::string_view rest, bool bytes) {
  if (rest.size() < 2) return std::nullopt;
  const auto is = [&](std::string value) { return Unit{2, std::move(value)}; };
  const auto hex = [&](std::size_t count) -> std::optional<Unit> {
    if (rest.size() < 2 + count) return std::nullopt;
    return of_code_point(rest.substr(2, count), 16, 2 + count, bytes);
  };
  switch (rest[1]) {
    case '\n': return is("");
    case '\\':
    case '\'':
    case '"': return is(std::string(1, rest[1]));
    case 'a': return is("\a");
    case 'b': return is("\b");
    case 'f': return is("\f");
    case 'n': return is("\n");
    case 'r': return is("\r");
    case 't': return is("\t");
    case 'v': return is("\v");
    case 'x': return hex(2);
    case 'u': return bytes ? is("\\u") : hex(4);
    case 'U': return bytes ? is("\\U") : hex(8);
    case 'N': return bytes ? std::optional<Unit>(is("\\N")) : std::nullopt;
    default: break;
  }
  std::size_t digits = 0;
  while (digits < 3 && 1 + digits < rest.size() && rest[1 + digits] >= '0' && rest[1 + digits] <= '7') ++digits;
  if (digits > 0) return of_code_point(rest.substr(1, digits), 8, 1 + digits, bytes);
  return Unit{1, "\\"};  // one that is none stays as it is
}

}  // namespace

std::optional<std::string> python_value(std::string_view text, const PythonString& string, TextSpan span) {
  for (const TextSpan field : string.fields) {
    if (field.overlaps(span)) return std::nullopt;
  }
  std::string value;
  std::size_t at = string.content.begin;
  while (at < span.end) {
    Unit unit{1, std::string(1, text[at])};
    const std::string_view rest = text.substr(at, string.content.end - at);
    const auto field = std::find_if(string.fields.begin(), string.fields.end(),
                                    [at](TextSpan candidate) { return candidate.begin == at; });
    if (field != string.fields.end()) {
      unit.length = field->size();
    } else if (!string.raw && text[at] == '\\') {
      const std::optional<Unit> escaped = escape(rest, string.bytes);
      if (escaped) {
        unit = *escaped;
      } else if (at >= span.begin) {
        return std::nullopt;
      } else {
        unit.length = 2;
      }
    } else if (string.formatted && (rest.starts_with("{{") || rest.starts_with("}}"))) {
      unit.length = 2;
    }
    if (at < span.begin && at + unit.length > span.begin) return std::nullopt;
    if (at + unit.length > span.end) return std::nullopt;
    if (at >= span.begin) value += unit.value;
    at += unit.length;
  }
  if (at != span.end || value.find('\0') != std::string::npos) return std::nullopt;
  return value;
}

}  // namespace nbscrub
