#include "sanitizer/members.h"

#include "sanitizer/json_string.h"
#include "sanitizer/offset_map.h"

namespace nbscrub {

std::string_view text_of(std::string_view bytes, RawSpan span) { return bytes.substr(span.begin, span.size()); }

bool says(std::string_view bytes, RawSpan content, std::string_view name) {
  const std::string_view raw = text_of(bytes, content);
  if (raw.find('\\') == std::string_view::npos) return raw == name;
  std::string text;
  OffsetMap map;
  return decode_json_string(bytes, content, text, map).has_value() && text == name;
}

std::span<const Member> members_of(const Document& document, const ObjectSpan& object) {
  return std::span(document.members).subspan(object.first_member, object.member_count);
}

const Member* find_member(const Document& document, std::string_view bytes, const ObjectSpan& object,
                          std::string_view name) {
  const Member* found = nullptr;
  for (const Member& member : members_of(document, object)) {
    if (says(bytes, member.key, name)) found = &member;
  }
  return found;
}

}  // namespace nbscrub
