#include "sanitizer/json_walk.h"

#include <algorithm>
#include <string>

namespace nbscrub {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

// The next place from `at` on, before `end`, that is no blank.
std::size_t skip_blanks(std::string_view bytes, std::size_t at, std::size_t end) {
  return std::min(bytes.find_first_not_of(kBlanks, at), end);
}

// `at` stands on a quote; gives the place after the closing one.
std::size_t end_of_string(std::string_view bytes, std::size_t at, std::size_t end) {
  for (++at; at < end && bytes[at] != '"'; ++at) {
    if (bytes[at] == '\\') ++at;
  }
  return std::min(at + 1, end);
}

std::size_t end_of_value(std::string_view bytes, std::size_t at, std::size_t end) {
  std::size_t depth = 0;
  while (at < end) {
    const char byte = bytes[at];
    if (byte == '"') {
      at = end_of_string(bytes, at, end);
      if (depth == 0) return at;
      continue;
    }
    if (byte == '{' || byte == '[') ++depth;
    if (byte == '}' || byte == ']') {
      if (depth <= 1) return depth == 0 ? at : at + 1;
      --depth;
    }
    if (depth == 0 && (byte == ',' || kBlanks.find(byte) != std::string_view::npos)) return at;
    ++at;
  }
  return end;
}

// Calls `take(at)` on each first byte of an item; it returns where the item ends.
template <class Take>
void each(std::string_view bytes, RawSpan value, char open, Take take) {
  if (value.size() < 2 || bytes[value.begin] != open) return;
  const std::size_t end = value.end - 1;
  std::size_t at = skip_blanks(bytes, value.begin + 1, end);
  while (at < end) {
    at = skip_blanks(bytes, take(at, end), end);
    if (at < end) at = skip_blanks(bytes, at + 1, end);  // the comma
  }
}

}  // namespace

std::vector<Member> members_in(std::string_view bytes, RawSpan value) {
  std::vector<Member> members;
  each(bytes, value, '{', [&](std::size_t at, std::size_t end) {
    const std::size_t key_end = end_of_string(bytes, at, end);
    const std::size_t colon = skip_blanks(bytes, key_end, end);
    const std::size_t begin = skip_blanks(bytes, std::min(colon + 1, end), end);
    const std::size_t stop = std::max(end_of_value(bytes, begin, end), begin);
    const std::size_t first = std::min(at + 1, end);
    members.push_back({{first, std::max(key_end - 1, first)}, {begin, stop}});
    return stop;
  });
  return members;
}

std::vector<RawSpan> items_in(std::string_view bytes, RawSpan value) {
  std::vector<RawSpan> items;
  each(bytes, value, '[', [&](std::size_t at, std::size_t end) {
    items.push_back({at, end_of_value(bytes, at, end)});
    return items.back().end;
  });
  return items;
}

std::string compact_json(std::string_view value) {
  std::string compact;
  for (std::size_t at = 0; at < value.size();) {
    if (value[at] == '"') {
      const std::size_t end = end_of_string(value, at, value.size());
      compact += value.substr(at, end - at);
      at = end;
    } else {
      if (kBlanks.find(value[at]) == std::string_view::npos) compact += value[at];
      if (value[at] == ',' || value[at] == ':') compact += ' ';
      ++at;
    }
  }
  return compact;
}

}  // namespace nbscrub
