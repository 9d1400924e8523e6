// The readers over any bytes: every span they hand out lies inside the file and the right way round, and the strings of
// a field lie inside the field. What is a notebook can be shown, in lines that are safe for a terminal.
#include "sanitizer/notebook.h"

#include <algorithm>

#include "hook/notebook_text.h"
#include "sanitizer/damaged.h"
#include "tests/fuzz/fuzz_target.h"

namespace nbscrub::fuzz {
namespace {

void require_inside(RawSpan span, RawSpan outer, std::string_view what) {
  require(span.begin <= span.end && outer.begin <= span.begin && span.end <= outer.end, "a span lies inside:", what);
}

void require_object(const ObjectSpan& object, const Document& document, RawSpan file) {
  require_inside(object.span, file, "an object");
  require(std::size_t{object.first_member} + object.member_count <= document.members.size(), "members are there");
  for (std::uint32_t i = 0; i < object.member_count; ++i) {
    const Member& member = document.members[object.first_member + i];
    require_inside(member.key, object.span, "a key");
    require_inside(member.value, object.span, "a value");
  }
}

void require_sound(const Document& document, std::size_t size) {
  const RawSpan file{0, size};
  for (const Field& field : document.fields) {
    require_inside(field.span, file, "a field");
    require_inside(field.label, file, "a label");
    require(std::size_t{field.first_string} + field.string_count <= document.strings.size(), "strings are there");
    for (std::uint32_t i = 0; i < field.string_count; ++i) {
      require_inside(document.strings[field.first_string + i].content, file, "a string");
    }
  }
  require_object(document.top, document, file);
  require_object(document.notebook_metadata, document, file);
  for (const CellPlaces& cell : document.cells) {
    require_object(cell.object, document, file);
    require_inside(cell.metadata_value, file, "a cell's metadata");
    require_inside(cell.outputs_value, file, "a cell's outputs");
    require(std::size_t{cell.first_output} + cell.output_count <= document.outputs.size(), "outputs are there");
  }
  for (const OutputPlaces& output : document.outputs) require_object(output.object, document, file);
}

void require_safe(const std::string& text) {
  const auto safe = [](char byte) {
    return byte == '\n' || byte == '\t' || (static_cast<unsigned char>(byte) >= 0x20 && byte != 0x7f);
  };
  require(std::all_of(text.begin(), text.end(), safe), "what is shown has no control characters");
  require(text.ends_with('\n'), "what is shown is whole lines");
}

}  // namespace
}  // namespace nbscrub::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const nbscrub::PaddedBytes bytes{std::string(nbscrub::fuzz::view_of(data, size))};
  const auto document = nbscrub::read_notebook(bytes);
  if (document) {
    nbscrub::fuzz::require_sound(*document, size);
    nbscrub::fuzz::require_safe(nbscrub::notebook_text(*document, bytes.view()));
  } else {
    nbscrub::fuzz::require(!document.error().what.empty(), "a refusal says why");
    nbscrub::fuzz::require_sound(nbscrub::read_damaged(bytes, document.error()), size);
  }
  return 0;
}
