#include "hook/notebook_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "detectors/digest.h"
#include "hook/report_text.h"
#include "hook/terminal.h"
#include "sanitizer/json_walk.h"
#include "sanitizer/members.h"
#include "sanitizer/utf8.h"

namespace nbscrub {
namespace {

constexpr std::size_t kLongValue = 160;       // bytes of JSON; what is longer is not shown
constexpr std::size_t kMaxOutputLines = 40;   // of one text
constexpr std::size_t kLongLine = 2000;       // bytes; a picture in the source of a markdown cell is one line
constexpr std::size_t kShownOfLongLine = 200;
constexpr std::size_t kDigestDigits = 12;
constexpr std::string_view kSourceIndent = "    ";
constexpr std::string_view kOutputIndent = "    > ";

// Tabs stay: in code they are to be seen as what they are.
std::string safe_line(std::string_view line) {
  std::string safe;
  for (;;) {
    const std::size_t tab = line.find('\t');
    safe += safe_text(line.substr(0, tab));
    if (tab == std::string_view::npos) return safe;
    safe += '\t';
    line.remove_prefix(tab + 1);
  }
}

// Without colour codes: ESC [ parameters letter (ECMA-48, CSI).
std::string without_colours(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\x1b' || at + 1 >= text.size() || text[at + 1] != '[') {
      plain += text[at];
      continue;
    }
    at += 2;
    while (at < text.size() && (text[at] < '@' || text[at] > '~')) ++at;
  }
  return plain;
}

std::string fingerprint(std::string_view bytes) {
  return counted(bytes.size(), "byte") + ", sha256 " + sha256_hex(bytes).substr(0, kDigestDigits);
}

// One line of a text, as it is shown.
std::string shown_line(std::string_view line) {
  if (line.size() <= kLongLine) return safe_line(line);
  return safe_line(whole_characters(line, kShownOfLongLine)) + "... (" + fingerprint(line) + ")";
}

class Writer {
 public:
  Writer(const Document& document, std::string_view bytes) : document_(document), bytes_(bytes) {}

  std::string text() {
    text_ = "notebook  nbformat " + std::to_string(document_.nbformat) + "." + std::to_string(document_.nbformat_minor) +
            "\n";
    for (const Member& member : members_of(document_, document_.top)) {
      const std::string name = decoded(member.key);
      if (name == "cells" || name == "worksheets" || name == "nbformat" || name == "nbformat_minor") continue;
      value_or_members("  ", name, member.value);
    }
    for (const CellPlaces& cell : document_.cells) write_cell(cell);
    return std::move(text_);
  }

 private:
  std::string decoded(RawSpan content) const { return nbscrub::decoded(bytes_, content); }

  // A string, or the strings of a list with `between` between them; nullopt for anything else.
  std::optional<std::string> string_at(RawSpan value, std::string_view between = {}) const {
    const std::string_view raw = text_of(bytes_, value);
    if (raw.starts_with('"')) return decoded({value.begin + 1, value.end - 1});
    if (!raw.starts_with('[')) return std::nullopt;
    std::string text;
    for (const RawSpan item : items_in(bytes_, value)) {
      const std::optional<std::string> piece = string_at(item);
      if (!piece || !text_of(bytes_, item).starts_with('"')) return std::nullopt;
      if (!text.empty()) text += between;
      text += *piece;
    }
    return text;
  }

  // `name: value`; nothing for what says nothing.
  void value(std::string_view indent, const std::string& name, RawSpan span) {
    const std::string_view raw = text_of(bytes_, span);
    const std::string compact = raw.size() > kLongValue * 8 ? std::string() : compact_json(raw);
    if (compact == "null" || compact == "{}" || compact == "[]") return;
    const bool shown = !compact.empty() && compact.size() <= kLongValue;
    text_ += std::string(indent) + safe_line(name) + ": " + (shown ? safe_line(compact) : fingerprint(raw)) + "\n";
  }

  // An object's members one by one, so that a change shows which it is.
  void value_or_members(std::string_view indent, const std::string& name, RawSpan span) {
    if (!text_of(bytes_, span).starts_with('{')) return value(indent, name, span);
    for (const Member& member : members_in(bytes_, span)) {
      value(indent, name + "." + decoded(member.key), member.value);
    }
  }

  void write_cell(const CellPlaces& cell) {
    static constexpr std::array<std::string_view, 4> kTypes = {"code", "markdown", "raw", "cell"};
    const auto members = members_of(document_, cell.object);
    text_ += "\n" + std::string(kTypes[static_cast<std::size_t>(cell.type)]);
    if (const Member* id = find_member(document_, bytes_, cell.object, "id")) {
      text_ += "  " + safe_line(string_at(id->value).value_or(""));
    }
    text_ += "\n";
    for (const Member& member : members) {
      const std::string name = decoded(member.key);
      if (name == "id" || name == "source" || name == "input" || name == "outputs") continue;
      if (name == "cell_type" && cell.type != CellType::other) continue;
      value_or_members("  ", name, member.value);
    }
    for (const Member& member : members) {
      if (says(bytes_, member.key, "source") || says(bytes_, member.key, "input")) write_source(member);
    }
    for (std::uint32_t i = 0; i < cell.output_count; ++i) {
      write_output(document_.outputs[cell.first_output + i].object);
    }
  }

  void write_source(const Member& member) {
    if (const std::optional<std::string> source = string_at(member.value)) {
      lines(kSourceIndent, *source, SIZE_MAX);
    } else {
      value("  ", decoded(member.key), member.value);
    }
  }

  void write_output(const ObjectSpan& object) {
    text_ += "  output";
    for (const char* part : {"output_type", "name", "stream"}) {
      const Member* member = find_member(document_, bytes_, object, part);
      const std::optional<std::string> word = member == nullptr ? std::nullopt : string_at(member->value);
      if (word) text_ += "  " + safe_line(*word);
    }
    text_ += "\n";
    for (const Member& member : members_of(document_, object)) {
      const std::string name = decoded(member.key);
      if (name == "output_type" || name == "name" || name == "stream") continue;
      if (name == "data") {
        for (const Member& shown : members_in(bytes_, member.value)) output_value(decoded(shown.key), shown.value);
      } else {
        output_value(name, member.value);
      }
    }
  }

  void output_value(const std::string& name, RawSpan span) {
    const bool traceback = name == "traceback";
    if (name == "text" || name == "text/plain" || traceback) {
      if (const std::optional<std::string> text = string_at(span, traceback ? "\n" : "")) {
        return lines(kOutputIndent, without_colours(*text), kMaxOutputLines);
      }
    }
    value_or_members(kSourceIndent, name, span);
  }

  void lines(std::string_view indent, std::string_view text, std::size_t most) {
    const std::string_view all = text;
    for (std::size_t count = 0; !text.empty(); ++count) {
      if (count == most) {
        const auto left = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
        text_ += std::string(indent) + "... " + counted(left + (text.ends_with('\n') ? 0 : 1), "more line") + ", all: " +
                 fingerprint(all) + "\n";
        return;
      }
      const std::size_t newline = std::min(text.find('\n'), text.size());
      const std::string line = shown_line(text.substr(0, newline));
      if (!line.empty()) text_ += std::string(indent) + line;
      text_ += "\n";
      text.remove_prefix(std::min(newline + 1, text.size()));
    }
  }

  const Document& document_;
  std::string_view bytes_;
  std::string text_;
};

}  // namespace

std::string notebook_text(const Document& document, std::string_view bytes) { return Writer(document, bytes).text(); }

std::string plain_lines(std::string_view text) {
  std::string safe;
  while (!text.empty()) {
    const std::size_t newline = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, newline);
    if (line.ends_with('\r')) line.remove_suffix(1);
    safe += shown_line(line) + "\n";
    text.remove_prefix(std::min(newline + 1, text.size()));
  }
  return safe;
}

}  // namespace nbscrub
