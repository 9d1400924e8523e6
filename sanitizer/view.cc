#include "sanitizer/view.h"

#include <algorithm>

#include "sanitizer/json_string.h"
#include "sanitizer/unwrap.h"
#include "sanitizer/utf8.h"

namespace nbscrub {
namespace {

// Derived views may take this many times the decoded text, and this much besides.
constexpr std::size_t kBudgetFactor = 4;
constexpr std::size_t kBudgetBase = std::size_t{16} << 20;

// Does the list of lines go on after this item? After the last one comes a bracket, so what follows in the field stands
// in another output.
bool list_goes_on(std::string_view bytes, const JsonString& item) {
  if (!item.list_item) return false;
  const std::size_t next = bytes.find_first_not_of(" \t\r\n", item.content.end + 1);
  return next != std::string_view::npos && bytes[next] == ',';
}

void decode_utf16(std::string_view bytes, RawSpan span, bool little, std::string& text, OffsetMap& map) {
  const auto unit = [&](std::size_t at) -> char32_t {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return little ? static_cast<char32_t>(first | (second << 8)) : static_cast<char32_t>((first << 8) | second);
  };
  std::size_t at = span.begin;
  while (at + 2 <= span.end) {
    char32_t code_point = unit(at);
    std::size_t length = 2;
    if (code_point < 0x80) {
      map.add_wide(text.size(), at, 1);
      text += static_cast<char>(code_point);
      at += length;
      continue;
    }
    if (code_point >= 0xD800 && code_point < 0xDC00 && at + 4 <= span.end) {
      const char32_t low = unit(at + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        code_point = 0x10000 + ((code_point - 0xD800) << 10) + (low - 0xDC00);
        length = 4;
      }
    }
    const std::size_t begin = text.size();
    append_utf8(text, code_point);
    map.add_atomic({begin, text.size()}, {at, at + length});
    at += length;
  }
  if (at < span.end) {  // an odd last byte is half a character
    const std::size_t begin = text.size();
    append_utf8(text, kReplacementCharacter);
    map.add_atomic({begin, text.size()}, {at, span.end});
  }
}

bool wants_html(FieldKind kind, std::string_view text) {
  switch (kind) {
    case FieldKind::html: return true;
    case FieldKind::stream:
    case FieldKind::text:
    case FieldKind::markdown:
    case FieldKind::other: return shows_html(text);
    default: return false;
  }
}

}  // namespace

void TextArena::clear() {
  text_.clear();
  views_.clear();
  seams_.clear();
  map_.clear();
}

std::size_t TextArena::view_at(std::size_t offset) const {
  const auto after = std::upper_bound(views_.begin(), views_.end(), offset,
                                      [](std::size_t at, const View& view) { return at < view.span.begin; });
  if (after == views_.begin() || !(after - 1)->span.contains(offset)) return views_.size();
  return static_cast<std::size_t>(after - 1 - views_.begin());
}

std::size_t TextArena::decoded_view(std::size_t view) const {
  while (views_[view].kind != ViewKind::decoded) view = views_[view].parent;
  return view;
}

TextSpan TextArena::in_decoded_view(std::size_t view, TextSpan span) const {
  if (views_[view].kind == ViewKind::decoded) return span;
  const TextSpan decoded = views_[decoded_view(view)].span;
  std::vector<RawSpan> raw;
  map_.to_raw(span, raw);
  if (raw.empty()) return {decoded.begin, decoded.begin};
  const std::size_t begin = map_.to_text(raw.front().begin, decoded).value_or(decoded.begin);
  const std::size_t end = map_.to_text(raw.back().end, decoded).value_or(decoded.end);
  return {begin, std::max(begin, end)};
}

std::size_t TextArena::begin_view() {
  return text_.size();
}

void TextArena::end_view(std::size_t begin, std::uint32_t field, ViewKind kind, std::uint32_t parent,
                         std::uint32_t first_seam) {
  views_.push_back(
      {{begin, text_.size()}, field, kind, parent, first_seam, static_cast<std::uint32_t>(seams_.size()) - first_seam});
  text_ += kSeparator;
}

Result<void> TextArena::decode_strings(std::span<const JsonString> strings, std::string_view bytes) {
  const std::size_t begin = text_.size();
  const std::size_t first_seam = seams_.size();
  const JsonString* before = nullptr;
  for (const JsonString& string : strings) {
    const std::size_t here = text_.size() - begin;
    const bool may_be_apart = before != nullptr && here > 0 && (seams_.size() == first_seam || seams_.back() != here);
    if (may_be_apart && (text_.back() != '\n' || !list_goes_on(bytes, *before))) seams_.push_back(here);
    if (auto decoded = decode_json_string(bytes, string.content, text_, map_); !decoded) return decoded;
    before = &string;
  }
  return {};
}

Result<void> TextArena::decode(const Document& document, std::string_view bytes) {
  for (std::size_t i = 0; i < document.fields.size(); ++i) {
    const Field& field = document.fields[i];
    const auto first_seam = static_cast<std::uint32_t>(seams_.size());
    const std::size_t begin = begin_view();
    Result<void> decoded;
    switch (field.encoding) {
      case Encoding::json_strings:
        decoded = decode_strings(std::span(document.strings).subspan(field.first_string, field.string_count), bytes);
        break;
      case Encoding::json_tree:  // a backslash stands in strings only, so the tree is unescaped in one go
        decoded = decode_json_string(bytes, field.span, text_, map_);
        break;
      case Encoding::utf8:
        map_.add_verbatim(text_.size(), field.span.begin, field.span.size());
        text_.append(bytes, field.span.begin, field.span.size());
        break;
      case Encoding::utf16le:
      case Encoding::utf16be: decode_utf16(bytes, field.span, field.encoding == Encoding::utf16le, text_, map_); break;
    }
    if (!decoded) return decoded;
    end_view(begin, static_cast<std::uint32_t>(i), ViewKind::decoded, static_cast<std::uint32_t>(views_.size()),
             first_seam);
  }
  return {};
}

Result<void> TextArena::unwrap(const Document& document) {
  const std::size_t budget = text_.size() + text_.size() * kBudgetFactor + kBudgetBase;
  // The list grows while it is walked: what an ANSI view shows is looked through once more, so a chain is decoded,
  // ansi, html at its longest.
  for (std::uint32_t i = 0; i < views_.size(); ++i) {
    const View view = views_[i];
    if (view.kind == ViewKind::html) continue;
    if (view.kind == ViewKind::decoded && shows_ansi(text_of(view))) unwrap_ansi(*this, i);
    if (wants_html(document.fields[view.field].kind, text_of(view))) unwrap_html(*this, i);
    if (text_.size() > budget) {
      return fail("what its outputs hide takes more memory than is allowed, so it was not looked through to the end",
                  "clear its outputs, then try again");
    }
  }
  return {};
}

}  // namespace nbscrub
