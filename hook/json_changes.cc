#include "hook/json_changes.h"

#include <algorithm>

#include "hook/report_text.h"
#include "sanitizer/json_walk.h"
#include "sanitizer/members.h"

namespace nbscrub {
namespace {

constexpr std::size_t kMaxShown = 60;

std::string in_short(std::string_view json) {
  const std::string compact = compact_json(json);
  if (compact.size() <= kMaxShown) return compact;
  if (json.starts_with('{')) return "{\u2026}, " + counted(members_of_json(json).size(), "member");
  if (json.starts_with('[')) return "[\u2026], " + counted(members_of_json(json).size(), "item");
  return "\u2026, " + counted(json.size(), "byte");
}

}  // namespace

std::vector<JsonMember> members_of_json(std::string_view json) {
  std::vector<JsonMember> members;
  for (const Member& member : members_in(json, {0, json.size()})) {
    members.push_back({text_of(json, member.key), text_of(json, member.value)});
  }
  for (const RawSpan item : items_in(json, {0, json.size()})) members.push_back({{}, text_of(json, item)});
  return members;
}

std::string_view member_of_json(std::string_view json, std::string_view key) {
  std::string_view value;
  for (const JsonMember& member : members_of_json(json)) {
    if (member.key == key || (member.key.find('\\') != std::string_view::npos && decoded(member.key, {0, member.key.size()}) == key)) {
      value = member.value;
    }
  }
  return value;
}

std::string text_of_json(std::string_view json) {
  if (json.size() >= 2 && json.starts_with('"')) return decoded(json, {1, json.size() - 1});
  if (!json.starts_with('[')) return std::string(json);
  std::string text;
  for (const JsonMember& item : members_of_json(json)) {
    if (!item.value.starts_with('"')) return std::string(json);
    text += text_of_json(item.value);
  }
  return text;
}

void compare_json(std::string_view before, std::string_view after, const std::string& path,
                  const std::vector<std::string_view>& passed_over, std::vector<JsonChange>& changes) {
  if (before == after) return;
  if (!before.starts_with('{') || !after.starts_with('{')) {
    if (!before.empty()) changes.push_back({'-', path + ": " + in_short(before)});
    if (!after.empty()) changes.push_back({'+', path + ": " + in_short(after)});
    return;
  }
  const auto relevant = [&](std::string_view key) {
    return std::find(passed_over.begin(), passed_over.end(), key) == passed_over.end();
  };
  const auto path_to = [&path](std::string_view key) { return path + (path.empty() ? "" : ".") + decoded(key, {0, key.size()}); };
  const std::vector<JsonMember> old_members = members_of_json(before);
  const std::vector<JsonMember> new_members = members_of_json(after);
  // Keys compare as the file spells them: one that is spelt in another way is gone and another has come.
  const auto value_in = [](const std::vector<JsonMember>& members, std::string_view key) {
    const auto found = std::find_if(members.rbegin(), members.rend(), [&](const auto& m) { return m.key == key; });
    return found == members.rend() ? std::string_view() : found->value;
  };
  for (const JsonMember& member : old_members) {
    if (!relevant(member.key)) continue;
    compare_json(member.value, value_in(new_members, member.key), path_to(member.key), {}, changes);
  }
  for (const JsonMember& member : new_members) {
    if (relevant(member.key) && value_in(old_members, member.key).empty()) {
      compare_json({}, member.value, path_to(member.key), {}, changes);
    }
  }
}

}  // namespace nbscrub
