#include "hook/git_attributes.h"

namespace nbscrub {
namespace {

constexpr std::string_view kMarker = "# nbscrub-attributes: `nbscrub uninstall` takes this and the next line out";
constexpr std::string_view kFilter = " filter=nbscrub";
constexpr std::string_view kDiff = " diff=nbscrub";
constexpr std::string_view kBlanks = " \t\r";

std::string line_for(NotebookAttributes wanted) {
  std::string line(kNotebookPattern);
  if (wanted.filter) line += kFilter;
  if (wanted.diff) line += kDiff;
  return line;
}

// Where the line that begins at `begin` ends, its newline included.
std::size_t end_of_line(std::string_view text, std::size_t begin) {
  const std::size_t newline = text.find('\n', begin);
  return newline == std::string_view::npos ? text.size() : newline + 1;
}

// Of the line at `begin`, without its newline and blanks at its end.
std::string_view line_at(std::string_view text, std::size_t begin) {
  const std::string_view line = text.substr(begin, end_of_line(text, begin) - begin);
  return line.substr(0, line.find_last_not_of(" \t\r\n") + 1);
}

std::optional<NotebookAttributes> said_by(std::string_view line) {
  for (const NotebookAttributes any : {NotebookAttributes{true, false}, NotebookAttributes{false, true},
                                       NotebookAttributes{true, true}}) {
    if (line == line_for(any)) return any;
  }
  return std::nullopt;
}

// Where our marker's line begins.
std::optional<std::size_t> find_marker(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at = end_of_line(text, at)) {
    if (line_at(text, at) == kMarker) return at;
  }
  return std::nullopt;
}

std::string_view next_word(std::string_view& line) {
  const std::size_t begin = line.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return line = {};
  const std::size_t end = std::min(line.find_first_of(kBlanks, begin), line.size());
  const std::string_view word = line.substr(begin, end - begin);
  line.remove_prefix(end);
  return word;
}

}  // namespace

NotebookAttributes our_attributes(std::string_view text) {
  const std::optional<std::size_t> marker = find_marker(text);
  if (!marker) return {};
  return said_by(line_at(text, end_of_line(text, *marker))).value_or(NotebookAttributes{});
}

Result<std::string> with_our_attributes(std::string_view text, NotebookAttributes wanted) {
  const bool any = wanted.filter || wanted.diff;
  const std::string line = line_for(wanted) + "\n";
  if (const std::optional<std::size_t> marker = find_marker(text)) {
    const std::size_t second = end_of_line(text, *marker);
    if (!said_by(line_at(text, second))) {
      return fail("the line after nbscrub's marker was changed by somebody else", "take both lines out by hand");
    }
    const std::size_t begin = any ? second : *marker;
    return std::string(text.substr(0, begin)) + (any ? line : "") + std::string(text.substr(end_of_line(text, second)));
  }
  if (!any) return std::string(text);
  const bool open = !text.empty() && !text.ends_with('\n');
  return std::string(text) + (open ? "\n" : "") + std::string(kMarker) + "\n" + line;
}

std::optional<std::string> foreign_attribute(std::string_view text, std::string_view attribute) {
  std::optional<std::string> found;
  for (std::size_t at = 0; at < text.size(); at = end_of_line(text, at)) {
    std::string_view line = line_at(text, at);
    if (next_word(line) != kNotebookPattern) continue;
    for (std::string_view word = next_word(line); !word.empty(); word = next_word(line)) {
      const std::size_t equals = word.find('=');
      if (equals == std::string_view::npos || word.substr(0, equals) != attribute) continue;
      if (const std::string_view value = word.substr(equals + 1); value != "nbscrub") found = std::string(value);
    }
  }
  return found;
}

}  // namespace nbscrub
