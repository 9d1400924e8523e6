// Two keys of one JSON object must not become the same marker: a reader would keep only the last of the two members.
// This numbers them, and knows nothing about findings.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detectors/span.h"

namespace nbscrub {

// One replacement inside a JSON string.
struct StringChange {
  RawSpan content;  // of the string
  RawSpan span;     // what is replaced
  std::string text;
  bool marker = false;  // `text` is a marker, which a number may be put after
};

// Whether the string with this content is the key of a member.
bool is_key(std::string_view bytes, RawSpan content);

// Appends `_2`, `_3`, ... to the first marker of each changed key that would else be equal to another key of its
// object. `changes` are sorted by span.
void number_equal_keys(std::string_view bytes, std::vector<StringChange>& changes);

}  // namespace nbscrub
