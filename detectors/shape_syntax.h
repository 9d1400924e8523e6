// The grammar in which rules write shapes and templates down, and nothing else: text in, parts out. Its one external
// interface is parse_shape() and parse_template(); what a part means to a text is in shape.h, how an example is made of
// it in example.h.
//
//   shape     literal text mixed with {alphabet:20}, {alphabet:20-24}, {alphabet:20|58|74}, {uuid}, {crc32_base62}
//   secret    <…> once, around what is to be redacted; without it all of the shape is the secret
//   escapes   {{ and }} are braces, \< and \> angle brackets, \\ a backslash
//   template  {shape}, {alphabet:40}, {uuid}, {rule:other-id}; {{ and }} are braces; all else stands for itself
//
// The parts own their text. Errors say what is wrong in the text and what to write instead; the rule's file and line
// are added by whoever knows them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "detectors/result.h"
#include "detectors/rule.h"

namespace nbscrub {

// Shapes with more parts than this are refused, so that a match needs no heap.
inline constexpr std::size_t kMaxShapeParts = 48;

inline constexpr std::uint16_t kUuidLength = 36;
inline constexpr std::uint16_t kCrc32Base62Length = 6;

// A ShapePart that owns its literal.
struct WrittenPart {
  ShapePart::Kind kind = ShapePart::Kind::literal;
  bool secret = true;
  std::string literal;
  Alphabet alphabet = Alphabet::any;
  std::uint16_t min = 0;  // bytes
  std::uint16_t max = 0;
};

// One shape for each length in a list: `{hex:32|40}` is two. Lists in one shape go in step: their first lengths belong
// together, then their second ones.
Result<std::vector<std::vector<WrittenPart>>> parse_shape(std::string_view text);

// The other way round: a shape as it is written, for people who ask what a rule looks for.
std::string written(const Shape& shape);

struct TemplatePart {
  enum class Kind : std::uint8_t { literal, run, uuid, shape, rule };
  Kind kind = Kind::literal;
  std::string text;  // literal: itself; rule: the id
  Alphabet alphabet = Alphabet::any;
  std::uint16_t min = 0;  // run, in bytes
  std::uint16_t max = 0;
};

Result<std::vector<TemplatePart>> parse_template(std::string_view text);

// Of `known` the word that is fewest edits away from `word`; empty when none is close. For "did you mean …".
std::string_view nearest_word(std::string_view word, const std::vector<std::string_view>& known);

}  // namespace nbscrub
