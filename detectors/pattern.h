// The regular expressions of a user's own rules: how one is put together for Hyperscan, and where in what it fits the
// secret stands. It compiles nothing (rule_database.h) and looks at no text but the match.
//
// All fields of a file are scanned as one text with a NUL between them, so `^` and `$` also stand at a NUL here; the NUL
// that is then a part of the match is taken off again.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "detectors/rule.h"
#include "detectors/span.h"

namespace nbscrub {

// `before`, `secret` and `after`, one behind the other.
std::string whole_expression(const Pattern& pattern);

// `before` alone.
std::string before_expression(const Pattern& pattern);

// The secret in `match`, which is what whole_expression() fits in `text`. `before_ends` are the places, in order, where
// a match of `before` ends; they are asked when that has no fixed length. nullopt: the match runs over the end of a
// field, or no place will do.
std::optional<TextSpan> secret_in(const Pattern& pattern, std::string_view text, TextSpan match,
                                  std::span<const std::size_t> before_ends);

}  // namespace nbscrub
