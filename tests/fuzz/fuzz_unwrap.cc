// Any text looked through as deep as it goes, as source code and as an output: every view lies in the arena, and every
// piece of it leads back to bytes of the file, in order and inside it.
#include "sanitizer/unwrap.h"

#include <vector>

#include "sanitizer/view.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

void look_through(std::string_view input, nbscrub::FieldKind kind) {
  using namespace nbscrub;
  Document document;
  Field field;
  field.kind = kind;
  field.encoding = Encoding::utf8;
  field.span = {0, input.size()};
  document.fields.push_back(field);

  TextArena arena;
  if (!arena.decode(document, input)) return;
  fuzz::require(arena.views().size() == 1, "one field gives one view");
  // (More than may be looked through is an answer too.)
  static_cast<void>(arena.unwrap(document));

  std::vector<RawSpan> exact;
  std::vector<RawSpan> raw;
  for (const View& view : arena.views()) {
    fuzz::require(view.span.begin <= view.span.end && view.span.end <= arena.text().size(), "a view lies in the arena");
    fuzz::require(view.depth <= kMaxLayers, "views are not deeper than is said");
    for (std::size_t seam : arena.seams_of(view)) fuzz::require(seam <= view.span.size(), "a seam lies in its view");
    exact.clear();
    raw.clear();
    arena.to_file(view.span, exact, raw);
    for (const RawSpan& span : raw) {
      fuzz::require(span.begin < span.end && span.end <= input.size(), "text leads back to the file");
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = nbscrub::fuzz::view_of(data, size);
  look_through(input, nbscrub::FieldKind::html);
  look_through(input, nbscrub::FieldKind::code);
  return 0;
}
