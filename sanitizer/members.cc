#include "sanitizer/members.h"

#include <algorithm>
#include <vector>

#include "sanitizer/json_string.h"
#include "sanitizer/json_walk.h"
#include "sanitizer/offset_map.h"

namespace nbscrub {

std::string_view text_of(std::string_view bytes, RawSpan span) { return bytes.substr(span.begin, span.size()); }

bool says(std::string_view bytes, RawSpan content, std::string_view name) {
  const std::string_view raw = text_of(bytes, content);
  if (raw.find('\\') == std::string_view::npos) return raw == name;
  return decoded(bytes, content) == name;
}

std::string decoded(std::string_view bytes, RawSpan content) {
  std::string text;
  OffsetMap map;
  // (A reader has found its escapes valid.)
  (void)decode_json_string(bytes, content, text, map);
  return text;
}

std::string text_in(std::string_view bytes, RawSpan value) {
  if (value.empty()) return {};
  if (bytes[value.begin] == '"') return decoded(bytes, {value.begin + 1, value.end - 1});
  std::string text;
  for (const RawSpan item : items_in(bytes, value)) {
    if (bytes[item.begin] == '"') text += decoded(bytes, {item.begin + 1, item.end - 1});
  }
  return text;
}

bool lists(std::string_view bytes, RawSpan value, std::string_view name) {
  const std::vector<RawSpan> items = items_in(bytes, value);
  return std::any_of(items.begin(), items.end(), [&](RawSpan item) {
    return item.size() >= 2 && bytes[item.begin] == '"' && says(bytes, {item.begin + 1, item.end - 1}, name);
  });
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
