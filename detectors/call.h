// An argument without a name: `login("ada", "…")`, where what is called says that the second one is a password. Names of
// arguments are assignment.h's. No parser of a language: brackets and literals are counted off, from the parenthesis to
// the argument, within a bounded stretch.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "detectors/span.h"

namespace nbscrub {

// `smtp.login(2)`, as rules write it.
struct CalledArgument {
  std::string_view callee;
  std::uint16_t argument = 0;  // from 1
};

// nullopt: it is not of that form, or counts from 0.
std::optional<CalledArgument> parse_called_argument(std::string_view written);

// The content of the literal that is the `argument`th of the call whose parenthesis ends at `begin`. nullopt when that
// argument is none, is part of an expression, or is given by name.
std::optional<TextSpan> argument_at(std::string_view text, std::size_t begin, std::uint16_t argument);

}  // namespace nbscrub
