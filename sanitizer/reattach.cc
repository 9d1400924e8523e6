#include "sanitizer/reattach.h"

#include <map>
#include <vector>

#include "sanitizer/edit.h"
#include "sanitizer/members.h"
#include "sanitizer/notebook.h"

namespace nbscrub {
namespace {

// The parts of a code cell that matter here; null where the cell has none. nbformat 3 says `input` and `prompt_number`.
struct CellParts {
  const Member* source = nullptr;
  const Member* outputs = nullptr;
  const Member* count = nullptr;
};

CellParts parts_of(const Document& document, std::string_view bytes, const CellPlaces& cell) {
  const auto either = [&](std::string_view name, std::string_view older_name) {
    const Member* member = find_member(document, bytes, cell.object, name);
    return member != nullptr ? member : find_member(document, bytes, cell.object, older_name);
  };
  return {either("source", "input"), find_member(document, bytes, cell.object, "outputs"),
          either("execution_count", "prompt_number")};
}

}  // namespace

Result<Reattached> reattach_outputs(const PaddedBytes& current, const PaddedBytes& kept) {
  const Result<Document> now = read_notebook(current);
  if (!now) return fail("the notebook cannot be read: " + now.error().what);
  const Result<Document> then = read_notebook(kept);
  if (!then) return fail("what was kept cannot be read: " + then.error().what);

  Reattached result;
  std::multimap<std::string_view, CellParts> by_source;  // equal keys stay in the order of the notebook
  for (const CellPlaces& cell : then->cells) {
    const CellParts parts = parts_of(*then, kept.view(), cell);
    if (cell.output_count == 0 || parts.source == nullptr || parts.outputs == nullptr) continue;
    by_source.emplace(text_of(kept.view(), parts.source->value), parts);
  }

  EditList edits;
  for (const CellPlaces& cell : now->cells) {
    const CellParts parts = parts_of(*now, current.view(), cell);
    if (parts.source == nullptr || parts.outputs == nullptr) continue;
    const auto same = by_source.find(text_of(current.view(), parts.source->value));
    if (same == by_source.end()) continue;
    if (cell.output_count == 0) {
      const CellParts& old = same->second;
      edits.add(parts.outputs->value, std::string(text_of(kept.view(), old.outputs->value)));
      if (parts.count != nullptr && old.count != nullptr) {
        edits.add(parts.count->value, std::string(text_of(kept.view(), old.count->value)));
      }
      ++result.cells;
    }
    by_source.erase(same);  // a cell that has run again keeps what it shows now
  }
  result.missing = by_source.size();
  if (Result<void> normal = edits.normalise(); !normal) return fail(normal.error());
  result.bytes = edits.apply(current.view());
  return result;
}

}  // namespace nbscrub
