#include "sanitizer/home_paths.h"

#include <algorithm>
#include <array>
#include <vector>

#include "detectors/ascii.h"

namespace nbscrub {
namespace {

constexpr std::array<std::string_view, 2> kFolders = {"home", "Users"};

bool in_user_name(char byte) {
  // (Beyond ASCII as well: names are spelled in all languages.)
  return is_alnum(byte) || byte == '.' || byte == '_' || byte == '-' || static_cast<unsigned char>(byte) >= 0x80;
}

// Whether what ends before `at` ends a JSON escape (`\n`, `\u001b`) or a colour code (`\u001b[0;32m`): then a letter
// there is no part of a word.
bool after_escape(std::string_view text, std::size_t at) {
  const auto escaped = [&](std::size_t backslash) {  // is the backslash there not itself escaped?
    std::size_t run = 0;
    while (run <= backslash && text[backslash - run] == '\\') ++run;
    return run % 2 == 1;
  };
  if (at >= 2 && escaped(at - 2) && std::string_view("nrtbf").find(text[at - 1]) != std::string_view::npos) return true;
  if (at >= 6 && text[at - 5] == 'u' && escaped(at - 6)) return true;
  if (at < 8 || text[at - 1] != 'm') return false;
  const std::size_t bracket = text.find_last_not_of("0123456789;", at - 2);
  return bracket != std::string_view::npos && bracket >= 6 && text[bracket] == '[' &&
         lower_case(text.substr(bracket - 6, 6)) == "\\u001b";
}

// Of a separator, `/` or backslashes as JSON escapes them, how many bytes it takes; 0 = none stands at `at`.
std::size_t separator(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == '/') return 1;
  std::size_t run = 0;
  while (at + run < text.size() && text[at + run] == '\\') ++run;
  return run % 2 == 0 ? run : 0;
}

// The end of the home folder's path whose first separator stands at `at`; `at` itself when there is none.
std::size_t end_of_home(std::string_view text, std::size_t at) {
  const std::size_t first = separator(text, at);
  if (first == 0) return at;
  for (const std::string_view folder : kFolders) {
    if (text.substr(at + first, folder.size()) != folder) continue;
    const std::size_t second = separator(text, at + first + folder.size());
    if (second == 0) continue;
    const std::size_t name = at + first + folder.size() + second;
    std::size_t end = name;
    while (end < text.size() && in_user_name(text[end])) ++end;
    while (end > name && text[end - 1] == '.') --end;  // the end of a sentence
    if (end > name) return end;
  }
  return at;
}

bool is_drive(std::string_view text, std::size_t colon) {
  return colon >= 1 && text[colon] == ':' && is_letter(text[colon - 1]) &&
         (colon == 1 || !in_user_name(text[colon - 2]) || after_escape(text, colon - 1));
}

void shorten(std::string_view bytes, RawSpan content, EditList& edits, std::vector<RawSpan>& found) {
  const std::string_view text = bytes.substr(content.begin, content.size());
  for (std::size_t at = text.find_first_of("/\\"); at != std::string_view::npos;) {
    const std::size_t end = end_of_home(text, at);
    std::size_t begin = at;
    if (end > at && at >= 1 && is_drive(text, at - 1)) begin = at - 2;
    const bool own = end > at && (begin < at || at == 0 || !in_user_name(text[at - 1]) || after_escape(text, at));
    if (own) {
      const RawSpan span{content.begin + begin, content.begin + end};
      if (!edits.touches(span)) found.push_back(span);
      at = text.find_first_of("/\\", end);
    } else {
      at = text.find_first_of("/\\", at + std::max<std::size_t>(separator(text, at), 1));
    }
  }
}

}  // namespace

void shorten_home_paths(const Document& document, std::string_view bytes, EditList& edits) {
  std::vector<RawSpan> found;
  for (const Field& field : document.fields) {
    if (field.output == 0) continue;
    if (field.kind != FieldKind::stream && field.kind != FieldKind::text && field.kind != FieldKind::html &&
        field.kind != FieldKind::traceback) {
      continue;
    }
    for (std::uint32_t i = 0; i < field.string_count; ++i) {
      shorten(bytes, document.strings[field.first_string + i].content, edits, found);
    }
  }
  for (const RawSpan span : found) edits.add(span, "~");
}

}  // namespace nbscrub
