// Puts a Document together while a reader walks a notebook: collects strings, closes fields over them, keeps the
// members of nested objects apart, joins streams. Knows the Document's invariants (strings grouped by field, members
// grouped by object), but no JSON and no notebook format beyond the kinds of MIME types.
//
// Ownership: borrows the file's bytes.
#pragma once

#include <string_view>
#include <vector>

#include "detectors/span.h"
#include "sanitizer/document.h"

namespace nbscrub {

enum class MimeClass : std::uint8_t { text, html, json, payload };

// What the value of a MIME type (or of a v3 short name such as `svg`) is. Unknown ones are text.
MimeClass mime_class(std::string_view mime);

// A type that is written in every other notebook, so that nothing can hide in the name itself.
bool is_common_mime(std::string_view mime);

class DocumentBuilder {
 public:
  explicit DocumentBuilder(std::string_view bytes) : bytes_(bytes) {
    document_.strings.reserve(bytes.size() / kBytesPerString);
  }

  Document& document() { return document_; }
  std::string_view text(RawSpan span) const { return bytes_.substr(span.begin, span.size()); }

  // Strings are collected, then a field is closed over those since `first_string`, or they are dropped.
  std::size_t string_count() const { return document_.strings.size(); }
  void add_string(RawSpan content, bool list_item) { document_.strings.push_back({content, list_item}); }
  void drop_strings(std::size_t first_string) { document_.strings.resize(first_string); }

  // The place of what is read now; see Field.
  std::uint32_t cell = 0;
  std::uint32_t output = 0;

  // No string, no field: numbers and literals alone are no text.
  void close_field(FieldKind kind, Encoding encoding, RawSpan span, std::size_t first_string, RawSpan label = {});

  // Like close_field() for the value of a MIME type; a payload that is what its type says becomes no field.
  void close_mime_field(std::string_view mime, Encoding encoding, RawSpan span, std::size_t first_string,
                        RawSpan label);

  // The members of an object are pushed between begin and end; objects may nest.
  std::size_t begin_object() const { return pending_members_.size(); }
  void add_member(Member member) { pending_members_.push_back(member); }
  ObjectSpan end_object(std::size_t begin, RawSpan span);

  // Joins the stream fields from `first_field` on (one cell's) that carry the same name: one field, where the first
  // stood.
  void join_streams(std::size_t first_field, std::size_t first_string);

 private:
  static constexpr std::size_t kBytesPerString = 96;  // of real notebooks; room beyond need is never touched

  bool is_payload_field(std::string_view mime, std::size_t first_string) const;

  std::string_view bytes_;
  Document document_;
  std::vector<Member> pending_members_;
};

}  // namespace nbscrub
