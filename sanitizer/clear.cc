#include "sanitizer/clear.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "sanitizer/members.h"

namespace nbscrub {
namespace {

// Metadata that running or opening a notebook changes, with the reason for each. The cell keys up to `scrolled`, and
// `signature`, are what nbstripout removes by default.
struct VolatileKey {
  std::string_view name;
  std::string_view reason;
};

constexpr std::array kVolatileNotebookKeys = {
    VolatileKey{"signature", "a hash of the notebook with its outputs (nbformat 3)"},
    VolatileKey{"toc_position", "where the table of contents stood in one person's window"},
    VolatileKey{"vscode", "a hash of the path to one person's interpreter"},
};

constexpr std::array kVolatileCellKeys = {
    VolatileKey{"ExecuteTime", "when the cell last ran (ExecuteTime extension)"},
    VolatileKey{"collapsed", "whether the output was folded"},
    VolatileKey{"execution", "when the cell last ran (JupyterLab, papermill)"},
    VolatileKey{"heading_collapsed", "whether the section was folded"},
    VolatileKey{"hidden", "whether the section above was folded"},
    VolatileKey{"scrolled", "whether the output was scrolled"},
    VolatileKey{"executionInfo", "when and by whom the cell last ran (Colab)"},
    VolatileKey{"outputId", "the id of the last output (Colab)"},
    VolatileKey{"papermill", "when the cell last ran and for how long (papermill)"},
};

bool is_true(const Member* member, std::string_view bytes) {
  return member != nullptr && text_of(bytes, member->value) == "true";
}

// Whether the array `value` has the string `name` among its direct items.
bool lists(std::string_view bytes, RawSpan value, std::string_view name) {
  if (bytes[value.begin] != '[') return false;
  int depth = 0;
  for (std::size_t at = value.begin; at < value.end; ++at) {
    const char byte = bytes[at];
    if (byte == '[' || byte == '{') ++depth;
    if (byte == ']' || byte == '}') --depth;
    if (byte != '"') continue;
    const std::size_t begin = at + 1;
    for (++at; at < value.end && bytes[at] != '"'; ++at) {
      if (bytes[at] == '\\') ++at;
    }
    if (depth == 1 && at < value.end && says(bytes, {begin, at}, name)) return true;
  }
  return false;
}

// The cell's own word counts before the notebook's.
bool keeps_outputs(const Document& document, std::string_view bytes, const CellPlaces& cell, bool notebook_keeps) {
  const Member* tags = find_member(document, bytes, cell.metadata, "tags");
  if (tags != nullptr && lists(bytes, tags->value, "keep_output")) return true;
  if (is_true(find_member(document, bytes, cell.metadata, "init_cell"), bytes)) return true;
  const Member* keep = find_member(document, bytes, cell.metadata, "keep_output");
  return keep != nullptr ? is_true(keep, bytes) : notebook_keeps;
}

bool has_items(std::string_view array) {
  return array.starts_with('[') && array.find_first_not_of(" \t\r\n", 1) != array.size() - 1;
}

void clear_counts(const Document& document, std::string_view bytes, const ObjectSpan& object, EditList& edits) {
  for (const Member& member : members_of(document, object)) {
    const bool count = says(bytes, member.key, "execution_count") || says(bytes, member.key, "prompt_number");
    if (count && text_of(bytes, member.value) != "null") edits.add(member.value, "null");
  }
}

void clear_outputs(const Document& document, std::string_view bytes, const ObjectSpan& cell, EditList& edits) {
  for (const Member& member : members_of(document, cell)) {
    if (says(bytes, member.key, "outputs") && has_items(text_of(bytes, member.value))) edits.add(member.value, "[]");
  }
}

bool is_listed(std::string_view bytes, RawSpan key, std::span<const VolatileKey> keys) {
  return std::any_of(keys.begin(), keys.end(), [&](const VolatileKey& entry) { return says(bytes, key, entry.name); });
}

template <class Doomed>
void remove_members_if(const Document& document, const ObjectSpan& object, Doomed is_doomed, EditList& edits) {
  std::vector<bool> doomed;
  for (const Member& member : members_of(document, object)) doomed.push_back(is_doomed(member.key));
  remove_members(object, document.members, doomed, edits);
}

}  // namespace

void remove_members(const ObjectSpan& object, const std::vector<Member>& members, const std::vector<bool>& doomed,
                    EditList& edits) {
  const std::span all = std::span(members).subspan(object.first_member, object.member_count);
  for (std::size_t first = 0; first < all.size();) {
    if (!doomed[first]) {
      ++first;
      continue;
    }
    std::size_t last = first;
    while (last + 1 < all.size() && doomed[last + 1]) ++last;
    if (first > 0) {
      edits.add({all[first - 1].value.end, all[last].value.end}, "");
    } else if (last + 1 < all.size()) {
      edits.add({all[0].key.begin - 1, all[last + 1].key.begin - 1}, "");
    } else {
      edits.add(object.span, "{}");
    }
    first = last + 1;
  }
}

void clear(const Document& document, std::string_view bytes, const Policy& policy, EditList& edits) {
  const ObjectSpan& metadata = document.notebook_metadata;
  const bool notebook_keeps = is_true(find_member(document, bytes, metadata, "keep_output"), bytes);

  for (const CellPlaces& cell : document.cells) {
    if (policy.clear_volatile_metadata) {
      remove_members_if(
          document, cell.metadata, [&](RawSpan key) { return is_listed(bytes, key, kVolatileCellKeys); }, edits);
    }
    if (keeps_outputs(document, bytes, cell, notebook_keeps)) continue;
    if (policy.clear_outputs) clear_outputs(document, bytes, cell.object, edits);
    if (!policy.clear_execution_counts) continue;
    clear_counts(document, bytes, cell.object, edits);
    for (std::uint32_t i = 0; i < cell.output_count; ++i) {
      clear_counts(document, bytes, document.outputs[cell.first_output + i].object, edits);
    }
  }

  const auto is_doomed = [&](RawSpan key) {
    if (says(bytes, key, "widgets")) return policy.clear_widget_state;
    return policy.clear_volatile_metadata && is_listed(bytes, key, kVolatileNotebookKeys);
  };
  remove_members_if(document, metadata, is_doomed, edits);
}

}  // namespace nbscrub
