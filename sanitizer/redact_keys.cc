#include "sanitizer/redact_keys.h"

#include <algorithm>
#include <map>
#include <set>

namespace nbscrub {
namespace {

struct Key {
  std::size_t object = 0;  // where the object's brace stands
  RawSpan content;
};

// Every key of the file, with the object it belongs to. Lexical, since the file may be damaged.
std::vector<Key> list_keys(std::string_view bytes) {
  std::vector<Key> keys;
  std::vector<std::size_t> open;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const char byte = bytes[at];
    if (byte == '{' || byte == '[') open.push_back(at);
    if ((byte == '}' || byte == ']') && !open.empty()) open.pop_back();
    if (byte != '"') continue;
    const std::size_t begin = at + 1;
    for (++at; at < bytes.size() && bytes[at] != '"'; ++at) {
      if (bytes[at] == '\\') ++at;
    }
    const RawSpan content{begin, std::min(at, bytes.size())};
    if (!open.empty() && is_key(bytes, content)) keys.push_back({open.back(), content});
  }
  return keys;
}

// The key as it will stand in the file, with `number` after its first marker unless that is 1.
std::string written(std::string_view bytes, RawSpan content, const std::vector<StringChange*>& changes, int number) {
  std::string text;
  std::size_t at = content.begin;
  for (const StringChange* change : changes) {
    text.append(bytes.substr(at, change->span.begin - at)).append(change->text);
    if (number > 1 && change->marker) text.append("_").append(std::to_string(number));
    if (change->marker) number = 1;
    at = change->span.end;
  }
  return text.append(bytes.substr(at, content.end - at));
}

}  // namespace

bool is_key(std::string_view bytes, RawSpan content) {
  const std::size_t next = bytes.find_first_not_of(" \t\r\n", content.end + 1);
  return next != std::string_view::npos && bytes[next] == ':';
}

void number_equal_keys(std::string_view bytes, std::vector<StringChange>& changes) {
  std::map<RawSpan, std::vector<StringChange*>> changed;
  for (StringChange& change : changes) {
    if (is_key(bytes, change.content)) changed[change.content].push_back(&change);
  }
  if (changed.empty()) return;

  const std::vector<Key> keys = list_keys(bytes);
  std::map<std::size_t, std::set<std::string>> taken;  // by object
  for (const Key& key : keys) {
    if (changed.contains(key.content)) taken[key.object];
  }
  for (const Key& key : keys) {
    const auto object = taken.find(key.object);
    if (object == taken.end() || changed.contains(key.content)) continue;
    object->second.emplace(bytes.substr(key.content.begin, key.content.size()));
  }
  for (const Key& key : keys) {
    const auto entry = changed.find(key.content);
    if (entry == changed.end()) continue;
    const auto marker = std::find_if(entry->second.begin(), entry->second.end(),
                                     [](const StringChange* change) { return change->marker; });
    int number = 1;
    std::set<std::string>& others = taken[key.object];
    while (!others.insert(written(bytes, key.content, entry->second, number)).second &&
           marker != entry->second.end()) {
      ++number;
    }
    if (number > 1) (*marker)->text.append("_").append(std::to_string(number));
  }
}

}  // namespace nbscrub
