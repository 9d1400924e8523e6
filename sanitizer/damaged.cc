#include "sanitizer/damaged.h"

#include <algorithm>
#include <string>
#include <vector>

#include "sanitizer/document_builder.h"
#include "sanitizer/json_escape.h"
#include "sanitizer/notebook.h"
#include "sanitizer/utf8.h"

namespace nbscrub {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kBlanks = " \t\r\n";

// A copy of the same length in which no byte is one that JSON forbids. Which quote opens a string is guessed by
// counting them; when that is wrong, the copy is no JSON either and the lexical reader takes over.
std::string repair(std::string_view bytes) {
  std::string copy(bytes);
  bool in_string = false;
  for (std::size_t at = bytes.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0; at < copy.size();) {
    const auto byte = static_cast<unsigned char>(copy[at]);
    const std::size_t length = utf8_sequence(bytes, at);
    if (length == 0) {
      copy[at] = '?';
      ++at;
      continue;
    }
    if (byte == '"') in_string = !in_string;
    if (byte == '\\' && in_string && at + 1 < copy.size() && static_cast<unsigned char>(copy[at + 1]) >= 0x20 &&
        static_cast<unsigned char>(copy[at + 1]) < 0x80) {
      at += 2;
      continue;
    }
    if (byte < 0x20 && (in_string || kBlanks.find(copy[at]) == std::string_view::npos)) copy[at] = ' ';
    at += length;
  }
  return copy;
}

// Reads quotes and what stands between them, and nothing else of JSON. A string ends at its quote, at the end of its
// line (JSON strings have no raw line ends, so a conflict marker or a cut line cannot swallow the rest) or of the file.
class LexicalReader {
 public:
  explicit LexicalReader(std::string_view bytes) : bytes_(bytes), builder_(bytes) {}

  Document read() {
    find_strings();
    for (std::size_t i = 0; i < quoted_.size();) i = take_group(i);
    close_outside();
    return std::move(builder_.document());
  }

 private:
  enum class Next : std::uint8_t { colon, comma, other };

  struct Quoted {
    RawSpan span;  // with its quotes
    RawSpan content;
    Next next = Next::other;  // what stands between it and the next string, blanks aside: one colon, one comma or more
    bool intact = true;       // closed, with valid escapes
  };

  void find_strings() {
    std::size_t at = bytes_.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
    while (at < bytes_.size()) {
      const std::size_t quote = std::min(bytes_.find('"', at), bytes_.size());
      if (!quoted_.empty()) quoted_.back().next = next_kind({at, quote});
      add_outside({at, quote});
      if (quote == bytes_.size()) break;
      at = add_quoted(quote);
    }
  }

  // Returns where to go on.
  std::size_t add_quoted(std::size_t quote) {
    std::size_t end = quote + 1;
    while (end < bytes_.size() && bytes_[end] != '"' && bytes_[end] != '\n') {
      const bool escapes = bytes_[end] == '\\' && end + 1 < bytes_.size() && bytes_[end + 1] != '\n';
      end += escapes ? 2 : 1;
    }
    const bool closed = end < bytes_.size() && bytes_[end] == '"';
    const RawSpan content{quote + 1, end};
    const std::size_t after = closed ? end + 1 : end;
    quoted_.push_back({{quote, after}, content, Next::other, closed && !find_bad_escape(bytes_, content)});
    return after;
  }

  Next next_kind(RawSpan gap) const {
    const std::string_view text = builder_.text(gap);
    const std::size_t first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos || first != text.find_last_not_of(kBlanks)) return Next::other;
    if (text[first] == ':') return Next::colon;
    return text[first] == ',' ? Next::comma : Next::other;
  }

  // Gaps of mere punctuation are no text.
  void add_outside(RawSpan gap) {
    if (builder_.text(gap).find_first_not_of(" \t\r\n,:[]{}") != std::string_view::npos) outside_.push_back(gap);
  }

  // One field of what begins at string `i`: `"key": "value"`, a list of lines, or a string alone. Returns the string
  // after.
  std::size_t take_group(std::size_t i) {
    const Quoted& first = quoted_[i];
    if (is_key(first)) {
      key_ = first.content;
      // Unless a list or an object follows: those are fields of their own.
      const bool has_value = first.next == Next::colon && i + 1 < quoted_.size() && !is_key(quoted_[i + 1]);
      if (has_value) return take_pair(i);
      take_list(i, i + 1);
      return i + 1;
    }
    std::size_t end = i + 1;
    while (end < quoted_.size() && quoted_[end - 1].next == Next::comma && !is_key(quoted_[end])) ++end;
    take_list(i, end);
    return end;
  }

  bool is_key(const Quoted& string) const {
    const std::size_t next = bytes_.find_first_not_of(kBlanks, string.span.end);
    return next != std::string_view::npos && bytes_[next] == ':';
  }

  // Whole, so that `"password": "…"` is seen; a damaged one cannot be decoded as a tree.
  std::size_t take_pair(std::size_t i) {
    const Quoted& key = quoted_[i];
    const Quoted& value = quoted_[i + 1];
    if (!key.intact || !value.intact || kind_of_key() != FieldKind::other) {
      take_list(i, i + 1);
      take_list(i + 1, i + 2);
      return i + 2;
    }
    const std::size_t begin = builder_.string_count();
    builder_.add_string(key.content, false);
    builder_.add_string(value.content, false);
    const std::string_view mime = builder_.text(key_);
    if (mime_class(mime) == MimeClass::payload) {
      builder_.drop_strings(begin);
      builder_.add_string(value.content, false);
      builder_.close_mime_field(mime, Encoding::json_strings, value.span, begin, key_);
    } else {
      builder_.close_field(FieldKind::other, Encoding::json_tree, {key.span.begin, value.span.end}, begin);
    }
    return i + 2;
  }

  void take_list(std::size_t begin, std::size_t end) {
    const std::size_t first = builder_.string_count();
    for (std::size_t i = begin; i < end; ++i) add_pieces(quoted_[i].content, end - begin > 1);
    const RawSpan span{quoted_[begin].span.begin, quoted_[end - 1].span.end};
    const bool is_list = !is_key(quoted_[begin]);
    builder_.close_field(is_list ? kind_of_key() : FieldKind::other, Encoding::json_strings, span, first);
  }

  // What stands around a backslash that begins no escape: the decoder could not go on there.
  void add_pieces(RawSpan content, bool list_item) {
    auto bad = find_bad_escape(bytes_, content);
    for (; bad; bad = find_bad_escape(bytes_, content)) {
      builder_.add_string({content.begin, *bad}, false);
      content.begin = *bad + 1;
      list_item = false;
    }
    builder_.add_string(content, list_item);
  }

  // The last key tells what the strings after it are.
  FieldKind kind_of_key() const {
    const std::string_view key = builder_.text(key_);
    if (key == "source" || key == "input") return FieldKind::code;
    if (key == "text") return FieldKind::stream;
    if (key == "traceback" || key == "evalue") return FieldKind::traceback;
    if (key == "text/html" || key == "image/svg+xml") return FieldKind::html;
    if (key == "text/plain") return FieldKind::text;
    return FieldKind::other;
  }

  void close_outside() {
    if (outside_.empty()) return;
    const std::size_t first = builder_.string_count();
    for (const RawSpan piece : outside_) add_pieces(piece, false);
    builder_.close_field(FieldKind::other, Encoding::json_strings, {outside_.front().begin, outside_.back().end},
                         first);
  }

  std::string_view bytes_;
  DocumentBuilder builder_;
  std::vector<Quoted> quoted_;
  std::vector<RawSpan> outside_;
  RawSpan key_;
};

}  // namespace

Document read_damaged(const PaddedBytes& bytes, const Error& reason) {
  Document document;
  if (auto repaired = read_notebook(PaddedBytes(repair(bytes.view())))) {
    document = std::move(*repaired);
  } else {
    document = LexicalReader(bytes.view()).read();
  }
  document.format = Format::damaged_notebook;
  document.damage = reason.what;
  return document;
}

}  // namespace nbscrub
