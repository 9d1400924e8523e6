// Questions about the members of a JSON object, asked by its spans: nothing is parsed again, nothing is copied.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "sanitizer/document.h"

namespace nbscrub {

std::string_view text_of(std::string_view bytes, RawSpan span);

// Whether the JSON string with the content `content` says `name`. Escapes are decoded: an escaped key is the same key.
bool says(std::string_view bytes, RawSpan content, std::string_view name);

// What the JSON string with the content `content` says.
std::string decoded(std::string_view bytes, RawSpan content);

// What a value says that is a string or a list of strings, without anything between them; of anything else nothing.
std::string text_in(std::string_view bytes, RawSpan value);

// Whether the array `value` has the string `name` among its items.
bool lists(std::string_view bytes, RawSpan value, std::string_view name);

// In the order of the file.
std::span<const Member> members_of(const Document& document, const ObjectSpan& object);

// Of members with one key the last counts, as in every JSON reader of Jupyter; nullptr when there is none.
const Member* find_member(const Document& document, std::string_view bytes, const ObjectSpan& object,
                          std::string_view name);

}  // namespace nbscrub
