#include "sanitizer/zeppelin.h"

#include <algorithm>

#include "sanitizer/json_walk.h"
#include "sanitizer/members.h"
#include "sanitizer/notebook.h"

namespace nbscrub {

Result<EditList> clear_zeppelin(const PaddedBytes& note) {
  const std::string_view bytes = note.view();
  // The reader of notebooks tells whether it is JSON at all.
  const Result<Document> notebook = read_notebook(note);
  if (!notebook && notebook.error().what != kJsonButNoNotebook) return fail(notebook.error());

  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = bytes.find('{');
  const std::size_t end = bytes.find_last_not_of(kBlanks) + 1;
  EditList edits;
  bool is_note = false;
  for (const Member& member : members_in(bytes, {std::min(begin, end), end})) {
    if (!says(bytes, member.key, "paragraphs") || bytes[member.value.begin] != '[') continue;
    is_note = true;
    for (const RawSpan paragraph : items_in(bytes, member.value)) {
      for (const Member& part : members_in(bytes, paragraph)) {
        if (!says(bytes, part.key, "results") || text_of(bytes, part.value) == "{}") continue;
        edits.add(part.value, "{}");
      }
    }
  }
  if (!is_note) return fail("a JSON file, but not a Zeppelin note: it has no list of paragraphs");
  if (Result<void> normal = edits.normalise(); !normal) return fail(normal.error());
  return edits;
}

}  // namespace nbscrub
