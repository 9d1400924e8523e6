// The one bridge between decoded text and the file: for a span of text, which bytes of the file does it come from?
//
// A list of runs sorted by text offset. A verbatim run maps linearly, byte for byte; a wide run maps each text byte to
// two bytes of the file (ASCII in UTF-16); an atomic run maps as a whole (a JSON escape, an HTML entity). Text that
// comes from nowhere (a separator, the newline put for a block tag) has no run. Maps of nested views are composed when
// the view is made, so that looking up never chases a chain and nobody searches for a secret again.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "detectors/span.h"

namespace nbscrub {

class OffsetMap {
 public:
  // Runs are appended in order of text; `text_begin` is not before the end of the run before.
  void add_verbatim(std::size_t text_begin, std::size_t raw_begin, std::size_t length);
  void add_wide(std::size_t text_begin, std::size_t raw_begin, std::size_t length);  // `length` bytes of text
  void add_atomic(TextSpan text, RawSpan raw);

  // The raw spans of `text`, in order of text. Neighbours that touch in the file are one span, so a secret within one
  // JSON string gives one span, and one that is cut (by a colour code, a tag, a list of lines) gives several. An atomic
  // run that is touched is taken whole.
  void to_raw(TextSpan text, std::vector<RawSpan>& raw) const;

  // Appends to `target` the runs that map a copy of `from[source]` placed at `text_begin` of the target's text.
  // `target` may be *this.
  void compose_verbatim(TextSpan source, std::size_t text_begin, OffsetMap& target) const;
  // The same for a piece of text that stands for `source` as a whole (an entity).
  void compose_atomic(TextSpan source, TextSpan text, OffsetMap& target) const;

  // The text offset within `within` that comes from `raw_offset` or the first byte after it that has one.
  std::optional<std::size_t> to_text(std::size_t raw_offset, TextSpan within) const;

  void clear() {
    runs_.clear();
    last_found_ = 0;
  }
  std::size_t run_count() const { return runs_.size(); }

 private:
  enum class Kind : std::uint32_t { verbatim, wide, atomic };
  struct Run {
    std::uint32_t text_begin;
    std::uint32_t raw_begin;
    std::uint32_t text_length;
    std::uint32_t raw_length : 30;
    Kind kind : 2;
  };
  void append(TextSpan text, RawSpan raw, Kind kind);
  // The index of the first run that ends after `text_offset`.
  std::size_t first_run(std::size_t text_offset) const;
  static TextSpan text_of(const Run& run, TextSpan within);
  static RawSpan raw_of(const Run& run, TextSpan part);

  std::vector<Run> runs_;
  mutable std::size_t last_found_ = 0;  // who reads a view from its begin to its end finds the next run here
};

}  // namespace nbscrub
