// Any text looked through as colour codes and as HTML: every view lies in the arena, and every piece of it leads back
// to bytes of the file, in order and inside it.
#include "sanitizer/unwrap.h"

#include <vector>

#include "sanitizer/view.h"
#include "tests/fuzz/fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace nbscrub;
  const std::string_view input = fuzz::view_of(data, size);
  Document document;
  Field field;
  field.kind = FieldKind::html;
  field.encoding = Encoding::utf8;
  field.span = {0, size};
  document.fields.push_back(field);

  TextArena arena;
  if (!arena.decode(document, input)) return 0;
  fuzz::require(arena.views().size() == 1, "one field gives one view");
  unwrap_ansi(arena, 0);
  unwrap_html(arena, 0);
  const std::size_t derived = arena.views().size();
  for (std::uint32_t view = 1; view < derived; ++view) unwrap_html(arena, view);

  std::vector<RawSpan> raw;
  for (const View& view : arena.views()) {
    fuzz::require(view.span.begin <= view.span.end && view.span.end <= arena.text().size(), "a view lies in the arena");
    for (std::size_t seam : arena.seams_of(view)) fuzz::require(seam <= view.span.size(), "a seam lies in its view");
    raw.clear();
    arena.map().to_raw(view.span, raw);
    for (const RawSpan& span : raw) fuzz::require(span.begin < span.end && span.end <= size, "text leads back to the file");
  }
  return 0;
}
