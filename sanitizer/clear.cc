#include "sanitizer/clear.h"

#include <algorithm>
#include <span>
#include <string>

#include "sanitizer/clear_metadata.h"
#include "sanitizer/clear_outputs.h"
#include "sanitizer/members.h"
#include "sanitizer/remove.h"

namespace nbscrub {
namespace {

constexpr std::string_view kKeepTag = "keep_output";

bool is_true(const Member* member, std::string_view bytes) {
  return member != nullptr && text_of(bytes, member->value) == "true";
}

bool has_tag(const Document& document, std::string_view bytes, const CellPlaces& cell, std::string_view tag) {
  const Member* tags = find_member(document, bytes, cell.metadata, "tags");
  return tags != nullptr && lists(bytes, tags->value, tag);
}

bool has_one_of(const Document& document, std::string_view bytes, const CellPlaces& cell,
                const std::vector<std::string>& tags) {
  return std::any_of(tags.begin(), tags.end(),
                     [&](const std::string& tag) { return has_tag(document, bytes, cell, tag); });
}

// The cell's own word counts before the notebook's, a wish to keep before all others.
Mark mark_of(const Document& document, std::string_view bytes, const CellPlaces& cell, const CellPolicy& policy,
             bool notebook_keeps) {
  const Mark otherwise = notebook_keeps ? Mark::keep : Mark::none;
  if (cell.metadata.member_count == 0) return otherwise;
  const Member* keep = find_member(document, bytes, cell.metadata, kKeepTag);
  if (is_true(keep, bytes) || has_tag(document, bytes, cell, kKeepTag) ||
      has_one_of(document, bytes, cell, policy.keep_outputs_tagged)) {
    return Mark::keep;
  }
  if (is_true(find_member(document, bytes, cell.metadata, "init_cell"), bytes)) {
    return policy.strip_init_cells ? Mark::strip : Mark::keep;
  }
  return keep != nullptr ? Mark::none : otherwise;
}

void clear_counts(const Document& document, std::string_view bytes, const ObjectSpan& object, EditList& edits) {
  for (const Member& member : members_of(document, object)) {
    const bool count = says(bytes, member.key, "execution_count") || says(bytes, member.key, "prompt_number");
    if (count && text_of(bytes, member.value) != "null") edits.add(member.value, "null");
  }
}

// A cell whose source is blank text, or that has none. What is no cell at all is let be.
bool is_empty(const Document& document, std::string_view bytes, const CellPlaces& cell) {
  if (bytes[cell.object.span.begin] != '{') return false;
  const Member* source = find_member(document, bytes, cell.object, "source");
  if (source == nullptr) source = find_member(document, bytes, cell.object, "input");
  if (source == nullptr) return true;
  const char first = bytes[source->value.begin];
  return (first == '"' || first == '[') &&
         text_in(bytes, source->value).find_first_not_of(" \t\r\n\v\f") == std::string::npos;
}

void remove_cells(const Document& document, const std::vector<bool>& dropped, EditList& edits) {
  std::vector<RawSpan> cells;
  std::vector<bool> doomed;
  for (std::size_t i = 0; i < document.cells.size(); ++i) {
    cells.push_back(document.cells[i].object.span);
    doomed.push_back(dropped[i]);
    const std::uint32_t list = document.cells[i].list;
    if (i + 1 < document.cells.size() && document.cells[i + 1].list == list) continue;
    remove_items(document.cell_lists[list], cells, doomed, edits);
    cells.clear();
    doomed.clear();
  }
}

}  // namespace

std::vector<bool> dropped_cells(const Document& document, std::string_view bytes, const CellPolicy& policy) {
  std::vector<bool> dropped(document.cells.size());
  if (!policy.drop_empty && policy.drop_tagged.empty()) return dropped;
  for (std::size_t i = 0; i < dropped.size(); ++i) {
    const CellPlaces& cell = document.cells[i];
    dropped[i] = (policy.drop_empty && is_empty(document, bytes, cell)) ||
                 has_one_of(document, bytes, cell, policy.drop_tagged);
  }
  return dropped;
}

void clear(const Document& document, std::string_view bytes, const Policy& policy, EditList& edits) {
  const bool notebook_keeps =
      is_true(find_member(document, bytes, document.notebook_metadata, "keep_output"), bytes);
  const MetadataClearing metadata(document, bytes, policy);
  const std::vector<bool> dropped = dropped_cells(document, bytes, policy.cells);
  if (std::find(dropped.begin(), dropped.end(), true) != dropped.end()) remove_cells(document, dropped, edits);

  for (std::size_t i = 0; i < dropped.size(); ++i) {
    if (dropped[i]) continue;
    const CellPlaces& cell = document.cells[i];
    metadata.clear_cell(cell, edits);
    const Mark mark = mark_of(document, bytes, cell, policy.cells, notebook_keeps);
    const bool ignored = mark == Mark::keep && !policy.outputs.honour_marks;
    clear_outputs(document, bytes, cell, ignored ? Mark::none : mark, policy.outputs, edits);
    if (!policy.counts.clear || (mark == Mark::keep && !policy.counts.of_marked_cells)) continue;
    clear_counts(document, bytes, cell.object, edits);
    for (std::uint32_t output = 0; output < cell.output_count; ++output) {
      clear_counts(document, bytes, document.outputs[cell.first_output + output].object, edits);
    }
  }
  metadata.clear_notebook(edits);
}

}  // namespace nbscrub
