// Steps through JSON that a reader has found valid already, by spans: for those parts of a notebook of which a Document
// keeps one span and no more. Not a parser: it checks nothing and decodes nothing. On bytes that are no JSON the spans
// mean nothing, but they stay within the bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detectors/span.h"
#include "sanitizer/document.h"

namespace nbscrub {

// The members of the object, the items of the array, at `value`; none when it is something else.
std::vector<Member> members_in(std::string_view bytes, RawSpan value);
std::vector<RawSpan> items_in(std::string_view bytes, RawSpan value);

// The value without the blanks that stand outside of its strings.
std::string compact_json(std::string_view value);

}  // namespace nbscrub
