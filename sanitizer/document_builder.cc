#include "sanitizer/document_builder.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "sanitizer/payload.h"

namespace nbscrub {
namespace {

constexpr std::array<std::string_view, 18> kCommonMimes = {
    "text/plain", "text/html", "text/markdown", "text/latex", "image/png", "image/jpeg", "image/gif",
    "image/svg+xml", "application/pdf", "application/json", "application/javascript", "text", "html", "svg", "latex",
    "png", "jpeg", "pdf"};

}  // namespace

MimeClass mime_class(std::string_view mime) {
  if (mime == "html" || mime == "svg" || mime == "text/html" || mime == "text/xml" || mime == "application/xml" ||
      mime.ends_with("+xml")) {
    return MimeClass::html;
  }
  if (mime == "json" || mime == "application/json" || mime.ends_with("+json")) return MimeClass::json;
  if (mime == "png" || mime == "jpeg" || mime == "pdf" || mime.starts_with("image/") || mime.starts_with("audio/") ||
      mime.starts_with("video/") || mime.starts_with("application/")) {
    return MimeClass::payload;
  }
  return MimeClass::text;
}

bool is_common_mime(std::string_view mime) {
  return std::find(kCommonMimes.begin(), kCommonMimes.end(), mime) != kCommonMimes.end();
}

void DocumentBuilder::close_field(FieldKind kind, Encoding encoding, RawSpan span, std::size_t first_string,
                                  RawSpan label) {
  const std::size_t count = document_.strings.size() - first_string;
  if (count == 0) return;
  document_.fields.push_back({kind, encoding, cell, output, span, label, static_cast<std::uint32_t>(first_string),
                              static_cast<std::uint32_t>(count)});
}

// All of it must be base64, and what comes first must have the magic.
bool DocumentBuilder::is_payload_field(std::string_view mime, std::size_t first_string) const {
  const auto first = document_.strings.begin() + static_cast<std::ptrdiff_t>(first_string);
  if (first == document_.strings.end() || !is_payload(mime, text(first->content))) return false;
  return std::all_of(first + 1, document_.strings.end(),
                     [&](const JsonString& string) { return is_base64_text(text(string.content)); });
}

void DocumentBuilder::close_mime_field(std::string_view mime, Encoding encoding, RawSpan span,
                                       std::size_t first_string, RawSpan label) {
  const MimeClass mime_kind = mime_class(mime);
  if (mime_kind == MimeClass::json || encoding == Encoding::json_tree) {
    close_field(FieldKind::json, Encoding::json_tree, span, first_string, label);
  } else if (mime_kind == MimeClass::payload && is_payload_field(mime, first_string)) {
    drop_strings(first_string);
  } else {
    close_field(mime_kind == MimeClass::html ? FieldKind::html : FieldKind::text, encoding, span, first_string, label);
  }
}

ObjectSpan DocumentBuilder::end_object(std::size_t begin, RawSpan span) {
  const auto first = pending_members_.begin() + static_cast<std::ptrdiff_t>(begin);
  ObjectSpan object{span, static_cast<std::uint32_t>(document_.members.size()),
                    static_cast<std::uint32_t>(pending_members_.end() - first)};
  document_.members.insert(document_.members.end(), first, pending_members_.end());
  pending_members_.erase(first, pending_members_.end());
  return object;
}

void DocumentBuilder::join_streams(std::size_t first_field, std::size_t first_string) {
  std::vector<Field>& fields = document_.fields;
  std::vector<JsonString>& strings = document_.strings;
  std::unordered_map<std::string_view, std::vector<std::size_t>> streams;  // name -> its fields, in file order
  bool several = false;
  const auto joins = [](const Field& field) {
    return field.kind == FieldKind::stream && field.encoding == Encoding::json_strings;
  };
  for (std::size_t i = first_field; i < fields.size(); ++i) {
    if (!joins(fields[i])) continue;
    std::vector<std::size_t>& pieces = streams[text(fields[i].label)];
    pieces.push_back(i);
    several = several || pieces.size() > 1;
  }
  if (!several) return;

  const std::vector<JsonString> old_strings(strings.begin() + static_cast<std::ptrdiff_t>(first_string),
                                            strings.end());
  const std::vector<Field> old_fields(fields.begin() + static_cast<std::ptrdiff_t>(first_field), fields.end());
  strings.resize(first_string);
  fields.resize(first_field);
  const auto append_strings = [&](const Field& from, Field& to) {
    const auto begin = old_strings.begin() + static_cast<std::ptrdiff_t>(from.first_string - first_string);
    strings.insert(strings.end(), begin, begin + from.string_count);
    to.string_count = static_cast<std::uint32_t>(strings.size() - to.first_string);
  };
  for (std::size_t i = 0; i < old_fields.size(); ++i) {
    Field field = old_fields[i];
    field.first_string = static_cast<std::uint32_t>(strings.size());
    if (joins(field)) {
      const std::vector<std::size_t>& pieces = streams[text(field.label)];
      if (pieces.front() != first_field + i) continue;  // it is part of an earlier one
      for (const std::size_t piece : pieces) append_strings(old_fields[piece - first_field], field);
      field.span.end = old_fields[pieces.back() - first_field].span.end;
    } else {
      append_strings(old_fields[i], field);
    }
    fields.push_back(field);
  }
}

}  // namespace nbscrub
