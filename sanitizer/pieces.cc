#include "sanitizer/pieces.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <tuple>

#include "sanitizer/utf16.h"

namespace nbscrub {
namespace {

bool is_hex_digit(char byte) {
  return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'f') || (byte >= 'A' && byte <= 'F');
}

bool is_scalar_byte(char byte) {
  return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '.' ||
         byte == '+' || byte == '-';
}

// Whether the backslash at `offset` begins an escape, which one that is escaped itself does not.
bool begins_escape(std::string_view bytes, std::size_t offset, std::size_t content_begin) {
  std::size_t first = offset;
  while (first > content_begin && bytes[first - 1] == '\\') --first;
  return (offset - first) % 2 == 0;
}

// The escape that has `offset` in its middle, if any.
std::optional<RawSpan> escape_around(std::string_view bytes, std::size_t offset, RawSpan content) {
  for (std::size_t back = 1; back < 6 && offset >= content.begin + back; ++back) {
    const std::size_t at = offset - back;
    if (bytes[at] == '\\' && begins_escape(bytes, at, content.begin)) {
      const std::size_t length = at + 1 < content.end && bytes[at + 1] == 'u' ? 6 : 2;
      if (back >= length) return std::nullopt;
      return RawSpan{at, std::min(at + length, content.end)};
    }
    if (bytes[at] != 'u' && bytes[at] != '\\' && !is_hex_digit(bytes[at])) return std::nullopt;
  }
  return std::nullopt;
}

RawSpan widened_to_escapes(std::string_view bytes, RawSpan span, RawSpan content) {
  if (const auto escape = escape_around(bytes, span.begin, content)) span.begin = escape->begin;
  if (const auto escape = escape_around(bytes, span.end, content)) span.end = escape->end;
  return span;
}

Encoding encoding_at(const Document& document, RawSpan span) {
  for (const Field& field : document.fields) {
    if (field.encoding != Encoding::json_strings && field.span.contains(span)) return field.encoding;
  }
  return Encoding::utf8;
}

class Cutter {
 public:
  Cutter(const Document& document, std::string_view bytes, const StringTable& table)
      : document_(document), bytes_(bytes), table_(table) {}

  void cut(const Finding& finding) {
    if (!finding.coded.empty()) return;  // cut with its run
    const std::size_t first_piece = pieces_.size();
    for (RawSpan span : finding.spans) {
      if (!span.empty()) cut(span);
    }
    bool marked = false;
    for (std::size_t i = first_piece; i < pieces_.size(); ++i) {
      Piece& piece = pieces_[i];
      piece.rule = finding.rule;
      piece.first = !marked && line_end_of(bytes_, piece.span, piece.where, piece.encoding) > piece.span.begin;
      marked = marked || piece.first;
    }
  }

  // The lines of a run that stand in one string, or in plain text, are one piece.
  void cut(const RecodedRun& run) {
    for (std::size_t i = 0; i < run.lines.size();) {
      const std::size_t string = string_around(run.lines[i].span);
      std::size_t end = i + 1;
      while (end < run.lines.size() && string_around(run.lines[end].span) == string) ++end;
      add(run.rule, {run.lines.begin() + static_cast<std::ptrdiff_t>(i), end - i}, string);
      i = end;
    }
  }

  std::vector<Piece> take() { return std::move(pieces_); }

 private:
  std::size_t string_around(RawSpan span) const {
    const auto& strings = table_.strings();
    const std::size_t next = table_.first_after(span.begin);
    return next < strings.size() && strings[next].content.contains(span) ? next : strings.size();
  }

  // Line ends between the lines stay as they are, or go with lines that are left empty.
  void add(const Rule* rule, std::span<const RecodedLine> lines, std::size_t string) {
    Piece piece;
    piece.span = {lines.front().span.begin, lines.back().span.end};
    piece.rule = rule;
    if (string < table_.strings().size()) {
      piece.where = Piece::Where::string;
      piece.encoding = Encoding::json_strings;
      piece.string = string;
    } else {
      piece.encoding = encoding_at(document_, piece.span);
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].text.empty()) continue;
      if (i > 0) piece.recoded += bytes_.substr(lines[i - 1].span.end, lines[i].span.begin - lines[i - 1].span.end);
      piece.recoded += encode_ascii(lines[i].text, piece.encoding);
    }
    piece.first = !piece.recoded.empty();
    pieces_.push_back(std::move(piece));
  }

  void cut(RawSpan span) {
    const auto& strings = table_.strings();
    std::size_t at = span.begin;
    std::size_t next = table_.first_after(span.begin);
    const bool in_json = next < strings.size() && strings[next].content.begin < span.end;
    for (; next < strings.size() && strings[next].content.begin < span.end; ++next) {
      const RawSpan content = strings[next].content;
      if (content.empty()) continue;
      if (at < content.begin) cut_outside({at, content.begin}, in_json);
      const RawSpan inside{std::max(span.begin, content.begin), std::min(span.end, content.end)};
      const RawSpan whole_escapes = widened_to_escapes(bytes_, inside, content);
      pieces_.push_back({whole_escapes, Piece::Where::string, Encoding::json_strings, next, nullptr, false, {}});
      at = content.end;
    }
    if (at < span.end) cut_outside({at, span.end}, in_json);
  }

  void cut_outside(RawSpan span, bool in_json) {
    const Encoding encoding = encoding_at(document_, span);
    if (!in_json && encoding != Encoding::json_tree && document_.format != Format::notebook) {
      pieces_.push_back({span, Piece::Where::text, encoding, 0, nullptr, false, {}});
      return;
    }
    for (std::size_t at = span.begin; at < span.end; ++at) {
      if (!is_scalar_byte(bytes_[at])) continue;
      RawSpan scalar{at, at};
      while (scalar.begin > 0 && is_scalar_byte(bytes_[scalar.begin - 1])) --scalar.begin;
      while (scalar.end < bytes_.size() && is_scalar_byte(bytes_[scalar.end])) ++scalar.end;
      pieces_.push_back({scalar, Piece::Where::scalar, encoding, 0, nullptr, false, {}});
      at = scalar.end;
    }
  }

  const Document& document_;
  std::string_view bytes_;
  const StringTable& table_;
  std::vector<Piece> pieces_;
};

// One piece for pieces that touch or overlap. It becomes a marker if a finding begins in it, but not when that begin
// lies within a later piece of another finding (a hit in the middle of a PEM block); the widest begin gives the rule. A
// run that overlaps another finding is not encoded again but becomes a marker too.
Piece merged(const std::vector<Piece>& pieces, std::size_t begin, std::size_t end) {
  Piece result = pieces[begin];
  if (end - begin == 1) return result;
  result.recoded.clear();
  const Piece* marker = nullptr;
  for (std::size_t i = begin; i < end; ++i) {
    const Piece& piece = pieces[i];
    result.span.end = std::max(result.span.end, piece.span.end);
    const auto swallows = [&](const Piece& other) { return !other.first && other.span.contains(piece.span); };
    if (!piece.first || (marker != nullptr && marker->span.size() >= piece.span.size())) continue;
    if (std::any_of(pieces.begin() + begin, pieces.begin() + end, swallows)) continue;
    marker = &piece;
  }
  result.first = marker != nullptr;
  if (marker != nullptr) result.rule = marker->rule;
  return result;
}

}  // namespace

StringTable::StringTable(const Document& document) : strings_(document.strings) {
  const auto before = [](const JsonString& a, const JsonString& b) { return a.content < b.content; };
  if (!std::is_sorted(strings_.begin(), strings_.end(), before)) std::sort(strings_.begin(), strings_.end(), before);
  const auto same = [](const JsonString& a, const JsonString& b) { return a.content == b.content; };
  strings_.erase(std::unique(strings_.begin(), strings_.end(), same), strings_.end());
}

std::size_t StringTable::first_after(std::size_t offset) const {
  const auto after = std::partition_point(strings_.begin(), strings_.end(),
                                          [offset](const JsonString& string) { return string.content.end <= offset; });
  return static_cast<std::size_t>(after - strings_.begin());
}

std::size_t line_end_of(std::string_view bytes, RawSpan span, Piece::Where where, Encoding encoding) {
  // Each way to write a newline, and a carriage return before it.
  using Pair = std::array<std::string_view, 2>;
  static constexpr std::array<Pair, 3> kEscapes = {Pair{"\\n", "\\r"}, Pair{"\\u000a", "\\u000d"},
                                                   Pair{"\\u000A", "\\u000D"}};
  static constexpr std::array<Pair, 1> kUtf8 = {Pair{"\n", "\r"}};
  static constexpr std::array<Pair, 1> kUtf16le = {Pair{{{"\n\0", 2}, {"\r\0", 2}}}};
  static constexpr std::array<Pair, 1> kUtf16be = {Pair{{{"\0\n", 2}, {"\0\r", 2}}}};
  std::span<const Pair> ends = kUtf8;
  if (where == Piece::Where::string) ends = kEscapes;
  if (where == Piece::Where::text && encoding == Encoding::utf16le) ends = kUtf16le;
  if (where == Piece::Where::text && encoding == Encoding::utf16be) ends = kUtf16be;

  std::size_t end = span.end;
  const auto strip = [&](std::string_view mark) {
    if (!bytes.substr(span.begin, end - span.begin).ends_with(mark)) return false;
    const std::size_t at = end - mark.size();
    if (where == Piece::Where::string && !begins_escape(bytes, at, span.begin)) return false;
    end = at;
    return true;
  };
  for (const auto& [newline, carriage_return] : ends) {
    if (!strip(newline)) continue;
    strip(carriage_return);
    break;
  }
  return end;
}

std::vector<Piece> cut_into_pieces(const Document& document, std::string_view bytes,
                                   const std::vector<Finding>& findings, const std::vector<RecodedRun>& recoded,
                                   const StringTable& table) {
  Cutter cutter(document, bytes, table);
  for (const Finding& finding : findings) cutter.cut(finding);
  for (const RecodedRun& run : recoded) cutter.cut(run);
  std::vector<Piece> pieces = cutter.take();
  std::stable_sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
    return std::tuple(a.span.begin, b.span.end) < std::tuple(b.span.begin, a.span.end);
  });

  std::vector<Piece> result;
  for (std::size_t begin = 0; begin < pieces.size();) {
    std::size_t end = begin + 1;
    for (std::size_t reach = pieces[begin].span.end; end < pieces.size() && pieces[end].span.begin <= reach; ++end) {
      reach = std::max(reach, pieces[end].span.end);
    }
    result.push_back(merged(pieces, begin, end));
    begin = end;
  }
  return result;
}

}  // namespace nbscrub
