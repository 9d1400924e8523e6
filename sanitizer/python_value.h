// What a part of a Python literal is at run time: its escapes decoded.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sanitizer/python_source.h"

namespace nbscrub {

// `span` lies in the string's content. nullopt: it begins or ends within an escape or a replacement field, or holds
// what is no text (a byte beyond ASCII in a bytes literal, NUL, \N{…}).
std::optional<std::string> python_value(std::string_view text, const PythonString& string, TextSpan span);

}  // namespace nbscrub
