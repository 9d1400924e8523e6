// Half-open byte ranges in the two coordinate systems of nbscrub, as two types that do not convert into each other.
//
// RawSpan counts bytes of the file as it is on disk. TextSpan counts bytes of decoded text (a view, or the arena that
// holds all views). A JSON escape, a joined list of lines or a dropped colour code makes the two differ, so mixing them
// up would redact the wrong bytes; the compiler refuses it. The one bridge is sanitizer/offset_map.h.
#pragma once

#include <compare>
#include <cstddef>

namespace nbscrub {

template <class Domain>
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;  // one past the last byte

  constexpr std::size_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(std::size_t offset) const { return begin <= offset && offset < end; }
  constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  constexpr auto operator<=>(const Span&) const = default;
};

struct RawBytes;
struct TextBytes;

using RawSpan = Span<RawBytes>;
using TextSpan = Span<TextBytes>;

}  // namespace nbscrub
