#include "sanitizer/output_kind.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "sanitizer/document_builder.h"
#include "sanitizer/json_walk.h"
#include "sanitizer/members.h"

namespace nbscrub {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kOlderMimeNames = {{
    {"text", "text/plain"},
    {"html", "text/html"},
    {"svg", "image/svg+xml"},
    {"png", "image/png"},
    {"jpeg", "image/jpeg"},
    {"latex", "text/latex"},
    {"json", "application/json"},
    {"javascript", "application/javascript"},
    {"pdf", "application/pdf"},
}};

std::string_view present_name(std::string_view type) {
  if (type == "pyout") return "execute_result";
  if (type == "pyerr") return "error";
  return type;
}

// Of members with one key the last counts.
RawSpan value_of(std::string_view bytes, const std::vector<Member>& members, std::string_view name) {
  RawSpan value;
  for (const Member& member : members) {
    if (says(bytes, member.key, name)) value = member.value;
  }
  return value;
}

std::vector<std::string> mimes_of(std::string_view bytes, const std::vector<Member>& members) {
  std::vector<std::string> mimes;
  for (const Member& member : members_in(bytes, value_of(bytes, members, "data"))) {
    mimes.push_back(decoded(bytes, member.key));
  }
  if (!mimes.empty() || text_in(bytes, value_of(bytes, members, "output_type")) == "stream") return mimes;
  for (const Member& member : members) {
    const std::string key = decoded(bytes, member.key);
    for (const auto& [name, mime] : kOlderMimeNames) {
      if (name == key) mimes.emplace_back(mime);
    }
  }
  return mimes;
}

bool fits(std::string_view text, std::string_view pattern) {
  std::size_t at = 0;
  std::size_t in_pattern = 0;
  std::size_t star = std::string_view::npos;  // the last one, and where its text began
  std::size_t after_star = 0;
  while (at < text.size()) {
    if (in_pattern < pattern.size() && pattern[in_pattern] == '*') {
      star = in_pattern++;
      after_star = at;
    } else if (in_pattern < pattern.size() && pattern[in_pattern] == text[at]) {
      ++at;
      ++in_pattern;
    } else if (star != std::string_view::npos) {
      in_pattern = star + 1;
      at = ++after_star;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', in_pattern) == std::string_view::npos;
}

bool holds(std::string_view bytes, RawSpan value, std::string_view needle) {
  if (value.empty()) return false;
  if (bytes[value.begin] == '{') {
    const std::vector<Member> members = members_in(bytes, value);
    return std::any_of(members.begin(), members.end(), [&](const Member& member) {
      return mime_class(decoded(bytes, member.key)) != MimeClass::payload && holds(bytes, member.value, needle);
    });
  }
  return text_in(bytes, value).find(needle) != std::string::npos;
}

}  // namespace

bool names_output(std::string_view bytes, RawSpan output, std::string_view selector) {
  const std::vector<Member> members = members_in(bytes, output);
  if (selector.find('/') != std::string_view::npos) {
    const std::vector<std::string> mimes = mimes_of(bytes, members);
    return std::any_of(mimes.begin(), mimes.end(), [&](const std::string& mime) { return fits(mime, selector); });
  }
  const std::size_t colon = selector.find(':');
  const std::string type = text_in(bytes, value_of(bytes, members, "output_type"));
  if (present_name(type) != selector.substr(0, colon)) return false;
  if (colon == std::string_view::npos) return true;
  std::string name = text_in(bytes, value_of(bytes, members, "name"));
  if (name.empty()) name = text_in(bytes, value_of(bytes, members, "stream"));
  return name == selector.substr(colon + 1);
}

bool output_says(std::string_view bytes, RawSpan output, std::string_view needle) {
  for (const Member& member : members_in(bytes, output)) {
    const std::string key = decoded(bytes, member.key);
    if (key == "output_type" || key == "name" || key == "metadata") continue;
    if (mime_class(key) == MimeClass::payload) continue;  // in base64 any word may stand by chance
    if (holds(bytes, member.value, needle)) return true;
  }
  return false;
}

std::uint64_t size_of_output(std::string_view bytes, RawSpan output) {
  if (output.empty()) return 0;
  std::uint64_t size = 0;
  switch (bytes[output.begin]) {
    case '{':
      for (const Member& member : members_in(bytes, output)) size += size_of_output(bytes, member.value);
      return size;
    case '[':
      for (const RawSpan item : items_in(bytes, output)) size += size_of_output(bytes, item);
      return size;
    case '"': {
      const std::string text = decoded(bytes, {output.begin + 1, output.end - 1});
      return static_cast<std::uint64_t>(
          std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
    }
    default: return output.size();
  }
}

}  // namespace nbscrub
