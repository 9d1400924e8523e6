#include "sanitizer/cell_ids.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "detectors/digest.h"
#include "sanitizer/members.h"

namespace nbscrub {
namespace {

constexpr std::size_t kLongestId = 64;  // nbformat 4.5 schema, definitions/cell_id
constexpr std::size_t kHashBytes = 4;   // eight digits, as Jupyter's own ids have
constexpr std::string_view kIdBytes = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

bool has_ids(const Document& document) {
  return document.nbformat > 4 || (document.nbformat == 4 && document.nbformat_minor >= 5);
}

// What the id member says; empty when it says no id.
std::string valid_id(std::string_view bytes, const Member* member) {
  if (member == nullptr || bytes[member->value.begin] != '"') return {};
  std::string id = text_in(bytes, member->value);
  const bool valid = id.size() <= kLongestId && id.find_first_not_of(kIdBytes) == std::string::npos;
  return valid ? id : std::string();
}

std::string hashed(const std::string& text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string id;
  const auto hash = sha256(text);
  for (std::size_t i = 0; i < kHashBytes; ++i) {
    id += kDigits[hash[i] >> 4];
    id += kDigits[hash[i] & 15];
  }
  return id;
}

class Ids {
 public:
  Ids(const Document& document, std::string_view bytes, const std::vector<bool>& dropped, const EditList& edits)
      : document_(document), bytes_(bytes), dropped_(dropped), edits_(edits) {}

  std::vector<Edit> sequential() {
    std::size_t next = 0;
    for (std::size_t i = 0; i < dropped_.size(); ++i) {
      if (is_cell(i)) set(document_.cells[i], std::to_string(next));
      if (!dropped_[i]) ++next;
    }
    return std::move(made_);
  }

  // The first cell of those with one id keeps it. All that stay are known before one is made.
  std::vector<Edit> repaired() {
    std::vector<std::size_t> broken;
    for (std::size_t i = 0; i < dropped_.size(); ++i) {
      if (!is_cell(i)) continue;
      const Member* member = find_member(document_, bytes_, document_.cells[i].object, "id");
      const std::string id = valid_id(bytes_, member);
      const bool stays = !id.empty() && !edits_.touches(member->value) && taken_.insert(id).second;
      if (!stays) broken.push_back(i);
    }
    for (const std::size_t i : broken) set(document_.cells[i], made_up(i));
    return std::move(made_);
  }

 private:
  bool is_cell(std::size_t i) const { return !dropped_[i] && bytes_[document_.cells[i].object.span.begin] == '{'; }

  std::string made_up(std::size_t i) {
    const CellPlaces& cell = document_.cells[i];
    std::string text;
    for (const std::string_view part : {"cell_type", "source"}) {
      const Member* member = find_member(document_, bytes_, cell.object, part);
      const bool shown = member != nullptr && !edits_.touches(member->value);
      text += shown ? std::string(text_of(bytes_, member->value)) : std::to_string(i + 1);
      text += '\n';
    }
    std::string id = hashed(text);
    while (!taken_.insert(id).second) id = hashed(text += id);
    return id;
  }

  void set(const CellPlaces& cell, const std::string& id) {
    const Member* member = find_member(document_, bytes_, cell.object, "id");
    const std::string value = '"' + id + '"';
    if (member != nullptr) {
      if (text_of(bytes_, member->value) != value) made_.push_back({member->value, value});
    } else {
      insert(cell.object, "\"id\": " + value);
    }
  }

  // Where nbformat, which sorts its keys, would write it; set off from its neighbour as the others are.
  void insert(const ObjectSpan& object, const std::string& text) {
    const auto members = members_of(document_, object);
    if (members.empty()) return made_.push_back({object.span, "{" + text + "}"});
    const auto next = std::find_if(members.begin(), members.end(),
                                   [&](const Member& member) { return text_of(bytes_, member.key) > "id"; });
    const std::string_view between =
        members.size() > 1 ? bytes_.substr(members[0].value.end, members[1].key.begin - 1 - members[0].value.end)
                           : std::string_view(", ");
    if (next == members.end()) {
      const std::size_t end = members.back().value.end;
      made_.push_back({{end, end}, std::string(between) + text});
    } else {
      const std::size_t begin = next->key.begin - 1;
      made_.push_back({{begin, begin}, text + std::string(between)});
    }
  }

  const Document& document_;
  std::string_view bytes_;
  const std::vector<bool>& dropped_;
  const EditList& edits_;
  std::unordered_set<std::string> taken_;
  std::vector<Edit> made_;
};

}  // namespace

void settle_cell_ids(const Document& document, std::string_view bytes, CellIds wanted,
                     const std::vector<bool>& dropped, EditList& edits) {
  if (wanted == CellIds::keep || !has_ids(document)) return;
  Ids ids(document, bytes, dropped, edits);
  for (Edit& edit : wanted == CellIds::sequential ? ids.sequential() : ids.repaired()) {
    edits.add(edit.span, std::move(edit.replacement));
  }
}

}  // namespace nbscrub
