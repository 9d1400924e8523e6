// Printed environments: the output of `!env`, `printenv`, `print(os.environ)`. Five or more variables side by side, one
// of them a name that every environment has. Inside such a block a name says for sure what its value is.
#pragma once

#include <string_view>
#include <vector>

#include "detectors/span.h"

namespace nbscrub {

// The blocks, in order, from their first name to the end of their last value. Linear in the text, and one quick search
// where there is none.
std::vector<TextSpan> env_dump_blocks(std::string_view text);

}  // namespace nbscrub
