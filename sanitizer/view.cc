#include "sanitizer/view.h"

#include <algorithm>

#include "sanitizer/json_string.h"
#include "sanitizer/utf16.h"

namespace nbscrub {
namespace {

// Does the list of lines go on after this item? After the last one comes a bracket, so what follows in the field stands
// in another output.
bool list_goes_on(std::string_view bytes, const JsonString& item) {
  if (!item.list_item) return false;
  const std::size_t next = bytes.find_first_not_of(" \t\r\n", item.content.end + 1);
  return next != std::string_view::npos && bytes[next] == ',';
}

}  // namespace

void TextArena::clear() {
  text_.clear();
  views_.clear();
  seams_.clear();
  map_.clear();
  coded_.clear(0);
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
  std::vector<RawSpan> exact;
  std::vector<RawSpan> raw;
  to_file(span, exact, raw);
  if (raw.empty()) return {decoded.begin, decoded.begin};
  const std::size_t begin = map_.to_text(raw.front().begin, decoded).value_or(decoded.begin);
  const std::size_t end = map_.to_text(raw.back().end, decoded).value_or(decoded.end);
  return {begin, std::max(begin, end)};
}

void TextArena::to_file(TextSpan text, std::vector<RawSpan>& coded, std::vector<RawSpan>& file) const {
  const std::size_t first = coded.size();
  map_.to_raw(text, coded);
  for (std::size_t i = first; i < coded.size(); ++i) {
    const RawSpan span = coded[i];
    if (!coded_.is_coded(span.begin)) {
      file.push_back(span);
      continue;
    }
    // At most as deep as views are.
    std::vector<TextSpan> digits;
    std::vector<RawSpan> between;
    CodedText::digits_of(coded_.runs()[coded_.run_at(span.begin)], span, digits);
    for (TextSpan part : digits) to_file(part, between, file);
  }
}

std::size_t TextArena::begin_view() {
  return text_.size();
}

void TextArena::end_view(std::size_t begin, std::uint32_t field, ViewKind kind, std::uint32_t parent,
                         std::uint32_t first_seam) {
  const std::uint32_t depth = kind == ViewKind::decoded ? 0 : views_[parent].depth + 1;
  const auto seam_count = static_cast<std::uint32_t>(seams_.size()) - first_seam;
  views_.push_back({{begin, text_.size()}, field, kind, parent, depth, first_seam, seam_count});
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
  coded_.clear(bytes.size());
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
      case Encoding::utf16be:
        decode_utf16(bytes.substr(field.span.begin, field.span.size()), field.span.begin,
                     field.encoding == Encoding::utf16le, text_, map_);
        break;
    }
    if (!decoded) return decoded;
    end_view(begin, static_cast<std::uint32_t>(i), ViewKind::decoded, static_cast<std::uint32_t>(views_.size()),
             first_seam);
  }
  return {};
}

}  // namespace nbscrub
