// Writes one view that is derived from another: pieces of the parent are copied, replaced or left out, and each byte
// keeps leading back to the file. Offsets are of the parent's text.
//
// Ownership: borrows the arena, which must not be used by anyone else until finish().
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "sanitizer/view.h"

namespace nbscrub {

class ViewWriter {
 public:
  ViewWriter(TextArena& arena, std::uint32_t parent);

  std::string_view source() const;

  void copy(std::size_t begin, std::size_t end);  // seams inside come along
  void replace(std::size_t begin, std::size_t end, std::string_view replacement);  // not longer than what it replaces
  void append(const CodedRun& run);  // all of its text
  void add_newline();  // comes from nowhere; none at the very begin
  void finish(ViewKind kind);

 private:
  void add_seam(std::size_t offset);

  TextArena& arena_;
  std::uint32_t parent_;
  TextSpan source_;
  std::size_t seams_begin_;  // of the parent, into the arena's seams, which grow
  std::size_t seams_end_;
  std::size_t begin_;
  std::uint32_t first_seam_;
};

}  // namespace nbscrub
