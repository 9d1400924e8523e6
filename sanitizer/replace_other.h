// replace.h for cells in R and Julia. Both read the environment only: Sys.getenv("X"), ENV["X"].
#pragma once

#include <span>
#include <string_view>

#include "sanitizer/replace.h"

namespace nbscrub {

enum class OtherLanguage : std::uint8_t { r, julia };

// `secrets` in order of text.
CellReplacement replace_in_other(std::string_view text, OtherLanguage language, std::span<const CellSecret> secrets,
                                 const Replacement& wish);

}  // namespace nbscrub
