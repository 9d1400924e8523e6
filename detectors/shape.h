// A shape against a text: given where one of its literals stands, do the parts before and after fit, and where does the
// token begin and end? Regular, without regular expressions: each run takes as many bytes of its alphabet as it may,
// and gives back only what the next literal needs.
//
// Edges: the byte before the token is not in the alphabet of its first part (nor `-`, `_` or a letter or digit when the
// token starts with a letter), the byte after is not in the alphabet of its last part. At a seam (a place where two
// pieces of text were joined that may not belong together) an edge is always accepted.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "detectors/rule.h"
#include "detectors/span.h"

namespace nbscrub {

struct ShapeMatch {
  TextSpan whole;                     // the token with its fixed parts
  TextSpan secret;                    // what is to be redacted
  TextSpan random;                    // the longest run inside `secret`: what the entropy guards measure
  Alphabet alphabet = Alphabet::any;  // of that run
};

// `anchor` is where part `part` of `shape` (a literal) stands in `text`. `seams` are sorted offsets into `text`.
std::optional<ShapeMatch> match_shape_at(const Shape& shape, std::size_t part, std::string_view text,
                                         std::size_t anchor, std::span<const std::size_t> seams);

// The whole of `text[span]` must fit the shape; for literals whose ends are already known.
std::optional<ShapeMatch> match_shape_exactly(const Shape& shape, std::string_view text, TextSpan span);

// The first token from the left that begins in `within`, with both edges tested; it may end behind it.
std::optional<ShapeMatch> find_shape(const Shape& shape, std::string_view text, TextSpan within,
                                     std::span<const std::size_t> seams);

}  // namespace nbscrub
