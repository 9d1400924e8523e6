// The text that is scanned: every field decoded, one after the other in one arena with a separator between, so that one
// scan sees all and nothing matches across two fields. A region that hides more (colour codes, tags) gets a further
// view of its own, appended to the same arena; the one OffsetMap of the arena leads every byte back to the file.
//
// Nothing here knows rules. Ownership: a TextArena owns its text and is reused from file to file, since fresh pages are
// what costs.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "detectors/result.h"
#include "detectors/span.h"
#include "sanitizer/coded_text.h"
#include "sanitizer/document.h"
#include "sanitizer/offset_map.h"

namespace nbscrub {

enum class ViewKind : std::uint8_t {
  decoded,  // the field itself
  ansi,     // without colour codes and carriage overwrites
  html,     // without tags, entities decoded
  joined,   // adjacent string literals as the one string they are
  escaped,  // a string within a string: its backslash escapes decoded
  percent,  // percent-encoding decoded
  base64,   // one run of base64 decoded (and inflated), with what stands before it in its line
};

struct View {
  TextSpan span;            // in the arena's text
  std::uint32_t field = 0;  // into Document::fields
  ViewKind kind = ViewKind::decoded;
  std::uint32_t parent = 0;  // for a derived view: the view it was made from
  std::uint32_t depth = 0;   // how many views lie between the field and this one, itself counted
  std::uint32_t first_seam = 0;  // into seams()
  std::uint32_t seam_count = 0;
};

class TextArena {
 public:
  static constexpr char kSeparator = '\0';

  void clear();

  std::string_view text() const { return text_; }
  std::string_view text_of(const View& view) const { return text().substr(view.span.begin, view.span.size()); }
  std::span<const View> views() const { return views_; }
  // Offsets from the view's begin where pieces were joined that may not belong together.
  std::span<const std::size_t> seams_of(const View& view) const {
    return std::span(seams_).subspan(view.first_seam, view.seam_count);
  }
  const OffsetMap& map() const { return map_; }
  const CodedText& coded() const { return coded_; }
  // The bytes of the file that hold `text`, as spans in order of the text. Text from coded runs (coded_text.h) leads to
  // the digits that hold it; `coded` gets what the map says, spans beyond the file included.
  void to_file(TextSpan text, std::vector<RawSpan>& coded, std::vector<RawSpan>& file) const;
  // The view that holds the arena offset; separators belong to none (returns views().size()).
  std::size_t view_at(std::size_t offset) const;

  // The view of the field itself that `view` was made from, and where in it `span` of `view` comes from.
  std::size_t decoded_view(std::size_t view) const;
  TextSpan in_decoded_view(std::size_t view, TextSpan span) const;

  // Appends the decoded view of every field. Errors: an invalid escape in a string that the reader let through.
  Result<void> decode(const Document& document, std::string_view bytes);

  // Appends further views of what the decoded views hide (see unwrap.h). Errors: the budget of bytes is used up, or
  // something is encoded more often than is looked through: the file was not looked through to the end.
  Result<void> unwrap(const Document& document);

  // For those who append a view: begin, then text and runs through the builder functions of unwrap.cc and view.cc, end.
  std::size_t begin_view();
  void end_view(std::size_t begin, std::uint32_t field, ViewKind kind, std::uint32_t parent, std::uint32_t first_seam);
  std::string& mutable_text() { return text_; }
  std::vector<std::size_t>& mutable_seams() { return seams_; }
  OffsetMap& mutable_map() { return map_; }
  CodedText& mutable_coded() { return coded_; }

 private:
  Result<void> decode_strings(std::span<const JsonString> strings, std::string_view bytes);

  std::string text_;
  std::vector<View> views_;
  std::vector<std::size_t> seams_;
  OffsetMap map_;
  CodedText coded_;
};

}  // namespace nbscrub
